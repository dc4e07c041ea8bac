package io.firesteel.engine.operator.row;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.util.ArrayList;
import java.util.List;

/** Long columns made of many short ones. */
final class Columns {
  /** So much may be pinned needlessly before copying is worth its while. */
  private static final long FREE_BYTES = 1 << 20;

  private static final long BUFFER_BYTES = 8 << 20;

  private Columns() {}

  /** One after the other; keeps the dictionary where all parts share one. */
  static ColumnVector concat(SqlType type, List<ColumnVector> parts, int rows) {
    if (parts.isEmpty()) {
      return Vectors.nulls(type, 0).flatten();
    }
    if (parts.get(0) instanceof DictionaryVector first) {
      for (ColumnVector part : parts) {
        if (!(part instanceof DictionaryVector d) || d.dictionary() != first.dictionary()) {
          return compact(Vectors.concat(type, parts).flatten());
        }
      }
      return dictionary(first, parts, rows);
    }
    return compact(Vectors.concat(type, parts).flatten());
  }

  /** The same strings in buffers of their own, if they pin far more bytes than they have. */
  static ColumnVector compact(ColumnVector column) {
    if (!(column instanceof BytesVector v)) {
      return column;
    }
    int rows = v.length();
    long own = 0;
    for (int i = 0; i < rows; i++) {
      own += v.isNull(i) ? 0 : v.size(i);
    }
    long pinned = 0;
    for (byte[] buffer : v.buffers()) {
      pinned += buffer.length;
    }
    if (pinned <= 2 * own + FREE_BYTES) {
      return column;
    }
    List<byte[]> buffers = new ArrayList<>();
    int[] ids = new int[rows];
    int[] offsets = new int[rows];
    int[] lengths = new int[rows];
    byte[] buffer = new byte[(int) Math.min(own, BUFFER_BYTES)];
    buffers.add(buffer);
    int used = 0;
    for (int i = 0; i < rows; i++) {
      int n = v.isNull(i) ? 0 : v.size(i);
      if (used + n > buffer.length) {
        buffer = new byte[(int) Math.max(n, Math.min(own, BUFFER_BYTES))];
        buffers.add(buffer);
        used = 0;
      }
      if (n > 0) {
        System.arraycopy(v.base(i), v.offset(i), buffer, used, n);
      }
      ids[i] = buffers.size() - 1;
      offsets[i] = used;
      lengths[i] = n;
      used += n;
      own -= n;
    }
    return new BytesVector(
        buffers.toArray(byte[][]::new),
        buffers.size() == 1 ? null : ids,
        offsets,
        lengths,
        v.validity(),
        rows);
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
