package io.firesteel.planner.analyse;

import io.firesteel.storage.catalog.Column;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A temporary view of the session.
 *
 * @param sql the query's text
 * @param columns output columns under the names that the view declares, with their comments and the
 *     types at creation
 * @param settings settings at creation that change the query's meaning
 * @param catalog where unqualified names of the query are looked up
 * @param database where unqualified names of the query are looked up
 * @param written whether a statement has the query; otherwise it stands for files
 */
public record ViewDefinition(
    String sql,
    List<Column> columns,
    Map<String, String> settings,
    String catalog,
    String database,
    Instant created,
    boolean written) {}
