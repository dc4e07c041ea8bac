package io.firesteel.engine.variant;

import io.firesteel.core.type.SqlType;

/**
 * A leaf of a variant's tree.
 *
 * @param value boxed as in {@code Vectors}; null only for {@link #NULL}
 */
public record VariantScalar(SqlType type, Object value) {
  /** The null inside of variants, which is not SQL's NULL. */
  public static final VariantScalar NULL = new VariantScalar(SqlType.VOID, null);
}
