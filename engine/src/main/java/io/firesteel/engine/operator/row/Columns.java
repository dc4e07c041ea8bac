package io.firesteel.engine.operator.row;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.util.List;

/** Long columns made of many short ones. */
final class Columns {
  private Columns() {}

  /** One after the other; keeps the dictionary where all parts share one. */
  static ColumnVector concat(SqlType type, List<ColumnVector> parts, int rows) {
    if (parts.isEmpty()) {
      return Vectors.nulls(type, 0).flatten();
    }
    if (parts.get(0) instanceof DictionaryVector first) {
      for (ColumnVector part : parts) {
        if (!(part instanceof DictionaryVector d) || d.dictionary() != first.dictionary()) {
          return Vectors.concat(type, parts).flatten();
        }
      }
      return dictionary(first, parts, rows);
    }
    return Vectors.concat(type, parts).flatten();
  }

  private static ColumnVector dictionary(
      DictionaryVector first, List<ColumnVector> parts, int rows) {
    int[] codes = new int[rows];
    Validity.Builder validity = new Validity.Builder(rows);
    int at = 0;
    for (ColumnVector part : parts) {
      DictionaryVector d = (DictionaryVector) part;
      System.arraycopy(d.codes(), 0, codes, at, d.length());
      if (d.mayHaveNulls()) {
        for (int i = 0; i < d.length(); i++) {
          if (d.isNull(i)) {
            validity.setNull(at + i);
          }
        }
      }
      at += d.length();
    }
    return new DictionaryVector(
        first.dictionary(), codes, validity.build(rows), rows, first.distinct());
  }
}
