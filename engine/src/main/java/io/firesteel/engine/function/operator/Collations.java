package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.engine.function.collation.Collation;

/** Orders of strings other than that of their bytes. */
public final class Collations {
  private Collations() {}

  static RowComparator comparator(String collation) {
    Collation order = Collation.of(collation);
    return (a, i, b, j) ->
        order.compare(((BytesVector) a).getString(i), ((BytesVector) b).getString(j));
  }

  /** The collation of a type of text that does not compare bytes, else null. */
  public static String of(SqlType type) {
    return type instanceof SqlType.StringType text && !text.isBinary() ? text.collation() : null;
  }

  /** Bytes that are equal where the collation says that the strings are, and in its order. */
  public static byte[] sortKey(String collation, String text) {
    return Collation.of(collation).key(text);
  }
}
