package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.FloatVector;
import io.firesteel.core.vector.Int128;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.ValueOrder;
import java.util.Arrays;

/**
 * One value or null a group, of any type: fixed-width ones in long arrays, strings as copies of
 * their bytes (a view would pin its page), nested ones as objects.
 */
final class ValueStore {
  private final SqlType type;
  private final PhysicalType physical;
  private boolean[] set = new boolean[0];
  private long[] words = new long[0];
  private long[] highs = new long[0];
  private Object[] objects = new Object[0];
  private long objectBytes;

  ValueStore(SqlType type) {
    this.type = type;
    this.physical = type.physical();
  }

  private boolean isObject() {
    return physical == PhysicalType.BYTES
        || physical == PhysicalType.LIST
        || physical == PhysicalType.MAP
        || physical == PhysicalType.STRUCT;
  }

  void resize(int groups) {
    if (groups > set.length) {
      int n = GroupArrays.capacity(set.length, groups);
      set = Arrays.copyOf(set, n);
      if (isObject()) {
        objects = Arrays.copyOf(objects, n);
      } else {
        words = Arrays.copyOf(words, n);
        highs = physical == PhysicalType.DECIMAL128 ? Arrays.copyOf(highs, n) : highs;
      }
    }
  }

  /** Whether the group has a value that is not null. */
  boolean isSet(int group) {
    return set[group];
  }

  void clear(int group) {
    set[group] = false;
  }

  /** Takes the row's value, null included. */
  void put(int group, Input in, int row) {
    if (in.validity().isNull(row)) {
      set[group] = false;
      return;
    }
    set[group] = true;
    int k = in.index(row);
    switch (physical) {
      case BOOLEAN:
        words[group] = in.booleans()[k] ? 1 : 0;
        break;
      case INT:
        words[group] = in.ints()[k];
        break;
      case LONG:
        words[group] = in.longs()[k];
        break;
      case FLOAT:
        words[group] = Float.floatToRawIntBits(in.floats()[k]);
        break;
      case DOUBLE:
        words[group] = Double.doubleToRawLongBits(in.doubles()[k]);
        break;
      case DECIMAL128:
        highs[group] = in.decimals().high()[k];
        words[group] = in.decimals().low()[k];
        break;
      case BYTES:
        ByteSlice old = (ByteSlice) objects[group];
        ByteSlice copy = ByteSlice.of(in.bytes().get(k).toByteArray());
        objectBytes += copy.length() + (old == null ? 48 : -old.length());
        objects[group] = copy;
        break;
      case LIST:
      case MAP:
      case STRUCT:
        objectBytes += objects[group] == null ? 200 : 0;
        objects[group] = Vectors.get(type, in.flat(), k);
        break;
    }
  }

  /** The order of the row's value against the group's, as MIN and MAX see it; neither is null. */
  int compare(Input in, int row, int group) {
    int k = in.index(row);
    switch (physical) {
      case BOOLEAN:
        return Long.compare(in.booleans()[k] ? 1 : 0, words[group]);
      case INT:
        return Long.compare(in.ints()[k], words[group]);
      case LONG:
        return Long.compare(in.longs()[k], words[group]);
      case FLOAT:
        return ValueOrder.compare(in.floats()[k], Float.intBitsToFloat((int) words[group]));
      case DOUBLE:
        return ValueOrder.compare(in.doubles()[k], Double.longBitsToDouble(words[group]));
      case DECIMAL128:
        return Int128.compare(
            in.decimals().high()[k], in.decimals().low()[k], highs[group], words[group]);
      case BYTES:
        ByteSlice mine = (ByteSlice) objects[group];
        BytesVector v = in.bytes();
        return Arrays.compareUnsigned(
            v.base(k),
            v.offset(k),
            v.offset(k) + v.size(k),
            mine.base(),
            mine.offset(),
            mine.offset() + mine.length());
      default:
        return ValueOrder.compare(type, Vectors.get(type, in.flat(), k), objects[group]);
    }
  }

  /** The values of groups [from, from + count). */
  ColumnVector build(int from, int count) {
    Validity validity = GroupArrays.where(set, from, count);
    switch (physical) {
      case BOOLEAN:
        boolean[] booleans = new boolean[count];
        for (int i = 0; i < count; i++) {
          booleans[i] = words[from + i] != 0;
        }
        return new BooleanVector(booleans, validity, count);
      case INT:
        int[] ints = new int[count];
        for (int i = 0; i < count; i++) {
          ints[i] = (int) words[from + i];
        }
        return new IntVector(ints, validity, count);
      case LONG:
        return new LongVector(GroupArrays.slice(words, from, count), validity, count);
      case FLOAT:
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
          floats[i] = Float.intBitsToFloat((int) words[from + i]);
        }
        return new FloatVector(floats, validity, count);
      case DOUBLE:
        double[] doubles = new double[count];
        for (int i = 0; i < count; i++) {
          doubles[i] = Double.longBitsToDouble(words[from + i]);
        }
        return new DoubleVector(doubles, validity, count);
      case DECIMAL128:
        return new Decimal128Vector(
            GroupArrays.slice(highs, from, count),
            GroupArrays.slice(words, from, count),
            validity,
            count);
      default:
        return buildObjects(from, count);
    }
  }

  private ColumnVector buildObjects(int from, int count) {
    if (physical == PhysicalType.BYTES) {
      ByteSlice[] slices = new ByteSlice[count];
      for (int i = 0; i < count; i++) {
        slices[i] = set[from + i] ? (ByteSlice) objects[from + i] : null;
      }
      return BytesVector.of(slices);
    }
    VectorBuilder builder = VectorBuilder.of(type, count);
    for (int i = 0; i < count; i++) {
      builder.appendValue(set[from + i] ? objects[from + i] : null);
    }
    return builder.build();
  }

  void reset() {
    Arrays.fill(set, false);
    Arrays.fill(objects, null);
    objectBytes = 0;
  }

  long retainedBytes() {
    return set.length + 8L * (words.length + highs.length + objects.length) + objectBytes;
  }
}
