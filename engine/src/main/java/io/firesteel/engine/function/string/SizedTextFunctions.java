package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.storage.catalog.SchemaJson;
import java.util.Arrays;
import java.util.List;

/**
 * What CHAR(n) and VARCHAR(n) mean to values on their way into and out of tables, at any depth.
 * Queries know only STRING, so the declared type is an argument, as JSON.
 */
public final class SizedTextFunctions {
  private SizedTextFunctions() {}

  /** All of them; both are internal. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("pad_char")
            .doc("string_funcs", "The value of a CHAR column with its blanks; internal.", "", "")
            .resolver(SizedTextFunctions::resolve)
            .bind(
                context -> {
                  SqlType type = SchemaJson.readType(context.constant(1).toString());
                  return io.firesteel.engine.function.Kernel.infallible(
                      (arguments, n) -> sized(arguments[0], n, type, false));
                })
            .define(),
        ScalarFunction.named("fit_char")
            .doc(
                "string_funcs",
                "The value as a CHAR or VARCHAR column stores it, if it fits; internal.",
                "",
                "")
            .resolver(SizedTextFunctions::resolve)
            .canFail()
            .bind(
                context -> {
                  SqlType type = SchemaJson.readType(context.constant(1).toString());
                  return (arguments, n) -> sized(arguments[0], n, type, true);
                })
            .define());
  }

  private static Resolved resolve(CallSite site) {
    SqlType type = site.arguments().get(0).type();
    return Resolved.of(List.of(type, SqlType.STRING), type, site.arguments().get(0).nullable());
  }

  private static ColumnVector sized(ColumnVector vector, int n, SqlType type, boolean write) {
    if (!write && vector instanceof DictionaryVector d) {
      int entries = d.dictionary().length();
      return new DictionaryVector(
          sized(d.dictionary(), entries, type, false), d.codes(), d.validity(), n, false);
    }
    boolean[] used = null;
    if (write) {
      used = new boolean[n];
      Arrays.fill(used, true);
    }
    return sized(vector.flatten(), used, type, write);
  }

  /**
   * @param used which slots hold something, or null if it does not matter
   */
  private static ColumnVector sized(
      ColumnVector flat, boolean[] used, SqlType type, boolean write) {
    if (type instanceof SqlType.CharType c) {
      return text((BytesVector) flat, used, c.length(), true, write);
    }
    if (type instanceof SqlType.VarcharType v) {
      return write ? text((BytesVector) flat, used, v.length(), false, true) : flat;
    }
    if (type instanceof SqlType.StructType s) {
      StructVector struct = (StructVector) flat;
      ColumnVector[] fields = new ColumnVector[struct.fieldCount()];
      boolean[] inner = valid(used, struct);
      for (int i = 0; i < fields.length; i++) {
        fields[i] = sized(struct.field(i).flatten(), inner, s.fields().get(i).type(), write);
      }
      return new StructVector(fields, struct.validity(), struct.length());
    }
    if (type instanceof SqlType.ArrayType a) {
      ListVector list = (ListVector) flat;
      boolean[] inner = elements(used, list, list.offsets(), list.lengths(), list.elements());
      return new ListVector(
          list.offsets(),
          list.lengths(),
          sized(list.elements().flatten(), inner, a.element(), write),
          list.validity(),
          list.length());
    }
    if (type instanceof SqlType.MapType m) {
      MapVector map = (MapVector) flat;
      boolean[] inner = elements(used, map, map.offsets(), map.lengths(), map.keys());
      return new MapVector(
          map.offsets(),
          map.lengths(),
          sized(map.keys().flatten(), inner, m.key(), write),
          sized(map.values().flatten(), inner, m.value(), write),
          map.validity(),
          map.length());
    }
    return flat;
  }

  private static boolean[] valid(boolean[] used, ColumnVector vector) {
    if (used == null) {
      return null;
    }
    boolean[] valid = used.clone();
    for (int i = 0; i < valid.length; i++) {
      valid[i] &= !vector.isNull(i);
    }
    return valid;
  }

  private static boolean[] elements(
      boolean[] used, ColumnVector rows, int[] offsets, int[] lengths, ColumnVector elements) {
    if (used == null) {
      return null;
    }
    boolean[] inner = new boolean[elements.length()];
    for (int i = 0; i < used.length; i++) {
      if (used[i] && !rows.isNull(i)) {
        Arrays.fill(inner, offsets[i], offsets[i] + lengths[i], true);
      }
    }
    return inner;
  }

  private static ColumnVector text(
      BytesVector vector, boolean[] used, int limit, boolean pad, boolean write) {
    int n = vector.length();
    VectorBuilder builder = VectorBuilder.of(SqlType.STRING, n);
    boolean changed = false;
    for (int i = 0; i < n; i++) {
      if (vector.isNull(i) || used != null && !used[i]) {
        builder.appendNull();
        continue;
      }
      ByteSlice value = vector.get(i);
      int length = Utf8.length(value);
      ByteSlice fitting = value;
      if (length < limit && pad) {
        fitting = padded(value, limit - length);
      } else if (length > limit && write) {
        fitting = cut(value, length, limit);
      }
      changed |= fitting != value;
      builder.appendValue(fitting);
    }
    return changed ? Vectors.withValidity(builder.build(), Vectors.validity(vector)) : vector;
  }

  private static ByteSlice padded(ByteSlice value, int blanks) {
    byte[] bytes = Arrays.copyOf(value.toByteArray(), value.length() + blanks);
    Arrays.fill(bytes, value.length(), bytes.length, (byte) ' ');
    return ByteSlice.of(bytes);
  }

  /** Blanks beyond the limit are cut off; anything else there is an error. */
  private static ByteSlice cut(ByteSlice value, int length, int limit) {
    byte[] bytes = value.toByteArray();
    int over = length - limit;
    for (int i = bytes.length - over; i < bytes.length; i++) {
      if (i < 0 || bytes[i] != ' ') {
        throw SqlException.of(
                "EXCEED_LIMIT_LENGTH",
                "A value has " + length + " characters, but its column takes " + limit + ".")
            .with("limit", Integer.toString(limit));
      }
    }
    return ByteSlice.of(Arrays.copyOf(bytes, bytes.length - over));
  }
}
