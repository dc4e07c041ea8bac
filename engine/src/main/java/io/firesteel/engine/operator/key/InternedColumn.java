package io.firesteel.engine.operator.key;

import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.operator.Collations;
import java.util.ArrayList;
import java.util.List;

/** Strings, wide decimals and nested values: the pattern is the value's number; 0 is NULL. */
final class InternedColumn extends KeyColumn {
  /** Dictionaries whose codes are remembered; a task rarely alternates between more. */
  private static final int REMEMBERED = 4;

  private static final long MAX_NUMBERS = (1L << 31) - 2;

  private final Interner interner;
  private final boolean plainBytes;

  /** The collation of strings that are not compared by their bytes, else null. */
  private final String collation;

  /** With a collation: for each number the string that came first. */
  private final List<ByteSlice> firsts;

  private final ColumnVector[] dictionaries = new ColumnVector[REMEMBERED];
  private final int[][] numbersByCode = new int[REMEMBERED][];
  private int nextSlot;

  InternedColumn(SqlType type, long factor) {
    super(type, 31);
    this.interner = new Interner(factor);
    this.collation = collation(type);
    this.firsts = new ArrayList<>();
    this.plainBytes = type.physical() == PhysicalType.BYTES && collation == null;
  }

  private InternedColumn(InternedColumn complete) {
    super(complete.type, 31);
    this.interner = complete.interner;
    this.collation = complete.collation;
    this.firsts = complete.firsts;
    this.plainBytes = complete.plainBytes;
  }

  private static String collation(SqlType type) {
    return type instanceof SqlType.StringType s && !s.isBinary() ? s.collation() : null;
  }

  /** A column for another task's look-ups in the same, complete, numbers. */
  InternedColumn reader() {
    return new InternedColumn(this);
  }

  @Override
  long nullPattern() {
    return 0;
  }

  @Override
  int domain() {
    return interner.size() + 1;
  }

  @Override
  void flat(ColumnVector vector, int rows, long[] out, boolean add) {
    if (plainBytes) {
      strings((BytesVector) vector, rows, out, add);
      return;
    }
    for (int i = 0; i < rows; i++) {
      out[i] = vector.isNull(i) ? 0 : number(vector, i, add);
    }
  }

  private void strings(BytesVector vector, int rows, long[] out, boolean add) {
    Validity validity = vector.validity();
    for (int i = 0; i < rows; i++) {
      out[i] = validity.isNull(i) ? 0 : string(vector, i, add);
    }
  }

  private long string(BytesVector vector, int row, boolean add) {
    return number(vector.base(row), vector.offset(row), vector.size(row), add);
  }

  private long number(byte[] base, int offset, int length, boolean add) {
    if (add) {
      assert interner.size() < MAX_NUMBERS;
      return interner.add(base, offset, length);
    }
    int number = interner.find(base, offset, length);
    return number == 0 ? UNKNOWN : number;
  }

  private long number(ColumnVector vector, int row, boolean add) {
    if (plainBytes) {
      return string((BytesVector) vector, row, add);
    }
    if (collation != null) {
      BytesVector strings = (BytesVector) vector;
      byte[] key = Collations.sortKey(collation, strings.getString(row));
      long number = number(key, 0, key.length, add);
      if (number > firsts.size()) {
        firsts.add(ByteSlice.of(strings.get(row).toByteArray()));
      }
      return number;
    }
    byte[] bytes = ValueCodec.encode(type, Vectors.get(type, vector, row));
    return number(bytes, 0, bytes.length, add);
  }

  // Entries get their number when a row first uses them: a dictionary may be far larger than the
  // rows that are left of it.
  @Override
  void dictionary(DictionaryVector vector, Validity validity, int rows, long[] out, boolean add) {
    ColumnVector dictionary = vector.dictionary();
    int[] numbers = numbers(dictionary);
    int[] codes = vector.codes();
    boolean nulls = !validity.allValid();
    for (int i = 0; i < rows; i++) {
      if (nulls && validity.isNull(i)) {
        continue;
      }
      int code = codes[i];
      int number = numbers[code];
      if (number == 0) {
        number = (int) number(dictionary, code, add);
        numbers[code] = number;
      }
      out[i] = number;
    }
  }

  private int[] numbers(ColumnVector dictionary) {
    for (int i = 0; i < REMEMBERED; i++) {
      if (dictionaries[i] == dictionary) {
        return numbersByCode[i];
      }
    }
    int slot = nextSlot;
    nextSlot = (nextSlot + 1) % REMEMBERED;
    dictionaries[slot] = dictionary;
    numbersByCode[slot] = new int[dictionary.length()];
    return numbersByCode[slot];
  }

  @Override
  long valueHash(long pattern, long factor) {
    return pattern == 0 ? 0 : interner.hash((int) pattern);
  }

  @Override
  ColumnVector decode(long[] patterns, int count, Validity validity) {
    if (plainBytes) {
      int[] numbers = new int[count];
      for (int i = 0; i < count; i++) {
        numbers[i] = (int) patterns[i];
      }
      return interner.values(numbers, count, validity);
    }
    if (collation != null) {
      ByteSlice[] values = new ByteSlice[count];
      for (int i = 0; i < count; i++) {
        values[i] = patterns[i] == 0 ? null : firsts.get((int) patterns[i] - 1);
      }
      return BytesVector.of(values);
    }
    VectorBuilder builder = VectorBuilder.of(type, count);
    for (int i = 0; i < count; i++) {
      int number = (int) patterns[i];
      builder.appendValue(
          number == 0
              ? null
              : ValueCodec.decode(
                  type, interner.base(number), interner.offset(number), interner.length(number)));
    }
    return builder.build();
  }

  @Override
  long retainedBytes() {
    long bytes = interner.retainedBytes();
    for (int[] numbers : numbersByCode) {
      bytes += numbers == null ? 0 : 4L * numbers.length;
    }
    return bytes;
  }
}
