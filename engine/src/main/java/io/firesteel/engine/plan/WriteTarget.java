package io.firesteel.engine.plan;

import io.firesteel.storage.write.TableWriter;
import java.io.Serializable;

/**
 * Where a write goes.
 *
 * @param table the table's name, for EXPLAIN and errors
 * @param writer the write that tasks open files of; whoever made it commits or aborts it. Stays in
 *     this process
 */
@SuppressWarnings("serial")
public record WriteTarget(String table, TableWriter writer) implements Serializable {}
