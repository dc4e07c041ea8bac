package io.firesteel.server.query;

import io.firesteel.core.type.SqlType;

/**
 * The value of one {@code ?}.
 *
 * @param type the type that the client gave it: what a literal of that value would have
 * @param value in the form of {@code io.firesteel.core.vector.Vectors}: Integer for TINYINT to INT
 *     and DATE, Long for BIGINT, TIMESTAMP, TIMESTAMP_NTZ and TIME, BigDecimal, ByteSlice for
 *     STRING and BINARY, List for ARRAY and STRUCT, MapValue for MAP; null for NULL
 */
public record Parameter(SqlType type, Object value) {}
