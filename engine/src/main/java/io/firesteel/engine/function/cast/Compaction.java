package io.firesteel.engine.function.cast;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;

/** Nested vectors whose parts hold exactly what the valid rows refer to. */
final class Compaction {
  private Compaction() {}

  static ListVector of(ListVector list) {
    int[] offsets = new int[list.length()];
    int[] lengths = new int[list.length()];
    int[] rows = rows(list.offsets(), list.lengths(), list.validity(), offsets, lengths);
    return new ListVector(
        offsets,
        lengths,
        list.elements().select(rows, rows.length),
        list.validity(),
        list.length());
  }

  static MapVector of(MapVector map) {
    int[] offsets = new int[map.length()];
    int[] lengths = new int[map.length()];
    int[] rows = rows(map.offsets(), map.lengths(), map.validity(), offsets, lengths);
    return new MapVector(
        offsets,
        lengths,
        map.keys().select(rows, rows.length),
        map.values().select(rows, rows.length),
        map.validity(),
        map.length());
  }

  private static int[] rows(
      int[] from, int[] sizes, Validity validity, int[] offsets, int[] lengths) {
    int total = 0;
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = total;
      lengths[i] = validity.isNull(i) ? 0 : sizes[i];
      total += lengths[i];
    }
    int[] rows = new int[total];
    for (int i = 0; i < offsets.length; i++) {
      for (int k = 0; k < lengths[i]; k++) {
        rows[offsets[i] + k] = from[i] + k;
      }
    }
    return rows;
  }

  /** A field that is null where its struct is. */
  static ColumnVector underValid(StructVector struct, int index) {
    ColumnVector field = struct.field(index);
    if (struct.validity().allValid()) {
      return field;
    }
    ColumnVector flat = field.flatten();
    return Vectors.withValidity(
        flat, Validity.and(Vectors.validity(flat), struct.validity(), struct.length()));
  }
}
