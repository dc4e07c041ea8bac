package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;

/** A column of a result. */
public record OutputColumn(String name, SqlType type, boolean nullable) {}
