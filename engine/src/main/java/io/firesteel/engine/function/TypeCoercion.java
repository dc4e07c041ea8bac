package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import java.util.List;

/**
 * Spark's implicit casts: which type two or more operands meet in, and what an argument may be cast
 * to, under the ANSI rules (type precedence) and the legacy ones. Shared by function resolution and
 * the analyser.
 *
 * @see <a href="https://spark.apache.org/docs/latest/sql-ref-ansi-compliance.html">Spark: ANSI
 *     compliance</a>
 */
public final class TypeCoercion {
  private TypeCoercion() {}

  /** The common type of set operations, CASE, COALESCE, IN, VALUES...; null if there is none. */
  public static SqlType common(List<SqlType> types, boolean ansi) {
    throw new UnsupportedOperationException("to be written");
  }

  /** The type in which two operands of a comparison meet; null if they cannot be compared. */
  public static SqlType comparison(SqlType left, SqlType right, boolean ansi) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Whether an argument of type {@code from} is cast to {@code to} without being asked. */
  public static boolean isImplicit(SqlType from, SqlType to, boolean ansi) {
    throw new UnsupportedOperationException("to be written");
  }

  /** Whether an explicit CAST exists at all (else DATATYPE_MISMATCH.CAST_WITHOUT_SUGGESTION...). */
  public static boolean isCastable(SqlType from, SqlType to, boolean ansi) {
    throw new UnsupportedOperationException("to be written");
  }

  /**
   * Whether values of the type have an order (maps, variants and intervals of the legacy kind do
   * not).
   */
  public static boolean isOrderable(SqlType type) {
    throw new UnsupportedOperationException("to be written");
  }
}
