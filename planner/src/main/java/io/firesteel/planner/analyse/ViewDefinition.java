package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Map;

/**
 * A temporary view of the session.
 *
 * @param sql the query's text
 * @param columns output columns under the names that the view declares, with the types at creation
 * @param settings settings at creation that change the query's meaning
 * @param catalog where unqualified names of the query are looked up
 * @param database where unqualified names of the query are looked up
 */
public record ViewDefinition(
    String sql,
    List<SqlType.Field> columns,
    Map<String, String> settings,
    String catalog,
    String database) {}
