package io.firesteel.server.query;

import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;

/** Estimates what rows take on the wire, so that frames are bounded by bytes. */
public final class BatchSize {
  private BatchSize() {}

  /** What a batch takes, about. */
  public static long estimate(Batch batch) {
    long bytes = 16;
    for (ColumnVector column : batch.columns()) {
      bytes += estimate(column);
    }
    return bytes;
  }

  private static long estimate(ColumnVector vector) {
    int rows = vector.length();
    if (vector instanceof ConstantVector c) {
      return 8 + estimate(c.value());
    }
    if (vector instanceof DictionaryVector d) {
      int entries = d.dictionary().length();
      long one = entries == 0 ? 0 : estimate(d.dictionary()) / entries + 1;
      return 2L * rows + one * Math.min(entries, rows);
    }
    if (vector instanceof BytesVector b) {
      long bytes = 2L * rows;
      int[] lengths = b.lengths();
      for (int i = 0; i < rows; i++) {
        bytes += lengths[i];
      }
      return bytes;
    }
    if (vector instanceof ListVector l) {
      return 4L * rows + share(l.lengths(), rows, l.elements());
    }
    if (vector instanceof MapVector m) {
      return 4L * rows + share(m.lengths(), rows, m.keys()) + share(m.lengths(), rows, m.values());
    }
    if (vector instanceof StructVector s) {
      long bytes = rows / 8;
      for (int i = 0; i < s.fieldCount(); i++) {
        bytes += estimate(s.field(i));
      }
      return bytes;
    }
    switch (vector.physical()) {
      case BOOLEAN:
        return rows;
      case INT:
      case FLOAT:
        return 4L * rows;
      case DECIMAL128:
        return 16L * rows;
      default:
        return 8L * rows;
    }
  }

  /** The elements that the rows refer to may be a small part of a shared vector. */
  private static long share(int[] lengths, int rows, ColumnVector elements) {
    long used = 0;
    for (int i = 0; i < rows; i++) {
      used += lengths[i];
    }
    int all = elements.length();
    return all == 0 ? 0 : (long) ((double) estimate(elements) / all * used) + 1;
  }
}
