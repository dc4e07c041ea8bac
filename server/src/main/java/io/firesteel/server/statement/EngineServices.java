package io.firesteel.server.statement;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.engine.pool.WorkerPool;
import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.TableResolver;
import io.firesteel.storage.file.FileAccess;

/**
 * What all statements of a server share.
 *
 * @param memory the budget of all queries together
 * @param globalViews views of database {@code global_temp}, shared by all sessions
 */
public record EngineServices(
    Catalog catalog,
    TableResolver tables,
    FileAccess files,
    WorkerPool pool,
    MemoryBudget memory,
    TemporaryViews globalViews) {}
