package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;

/** A value with its type, boxed as in {@code Vectors}; null for NULL. */
public record Constant(SqlType type, Object value) {}
