package io.firesteel.engine.function.aggregate;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Decimal128Vector;
import io.firesteel.core.vector.Int128;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.plan.EvalMode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;

/**
 * SUM and AVG of decimals: a 128-bit unscaled sum and a count a group, interleaved as [low, high,
 * count]. A sum that needs more digits than its type has is an error in ANSI mode, else NULL.
 */
final class DecimalSumAccumulator implements Accumulator {
  // As wide as Spark divides before it rounds half up to the result's scale.
  private static final MathContext QUOTIENT = new MathContext(39, RoundingMode.DOWN);
  private static final int WORDS = 3;

  private final DecimalType sumType;
  private final DecimalType type;
  private final boolean average;
  private final EvalMode mode;
  private final BigInteger bound;

  /** Whether a whole batch of one group can be summed in a long. */
  private final boolean fitsLongPerBatch;

  private long[] state = new long[0];

  /** Groups whose 128 bits overflowed; null until one does. */
  private boolean[] lost;

  DecimalSumAccumulator(DecimalType argument, DecimalType type, boolean average, EvalMode mode) {
    this.sumType = DecimalType.bounded(argument.precision() + 10, argument.scale());
    this.type = type;
    this.average = average;
    this.mode = mode;
    this.bound = BigInteger.TEN.pow(sumType.precision());
    this.fitsLongPerBatch = argument.precision() <= 14;
  }

  @Override
  public void resize(int groups) {
    if (WORDS * groups > state.length) {
      state = Arrays.copyOf(state, WORDS * GroupArrays.capacity(state.length / WORDS, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]);
    if (in.flat().physical() == PhysicalType.DECIMAL128) {
      addWide(groups, in, rows);
    } else if (!in.noNulls()) {
      addSparse(groups, in, rows);
    } else if (in.codes() == null) {
      addFlat(groups, in.longs(), rows);
    } else {
      addCoded(groups, in.longs(), in.codes(), rows);
    }
  }

  @Override
  public void addAll(int group, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]);
    if (!fitsLongPerBatch || rows > 65_536 || !(in.flat() instanceof LongVector)) {
      int[] groups = new int[rows];
      Arrays.fill(groups, group);
      add(groups, arguments, rows);
      return;
    }
    long[] values = in.longs();
    long sum = 0;
    long n = rows;
    if (!in.noNulls()) {
      n = 0;
      for (int i = 0; i < rows; i++) {
        if (in.validity().isValid(i)) {
          sum += values[in.index(i)];
          n++;
        }
      }
    } else if (in.codes() == null) {
      for (int i = 0; i < rows; i++) {
        sum += values[i];
      }
    } else {
      int[] codes = in.codes();
      for (int i = 0; i < rows; i++) {
        sum += values[codes[i]];
      }
    }
    addLong(group * WORDS, sum);
    state[group * WORDS + 2] += n;
  }

  private void addLong(int at, long value) {
    long low = state[at];
    long s = low + value;
    state[at] = s;
    state[at + 1] += (value >> 63) + ((low & value | (low | value) & ~s) >>> 63);
  }

  private void addFlat(int[] groups, long[] values, int rows) {
    long[] words = state;
    for (int i = 0; i < rows; i++) {
      int at = groups[i] * WORDS;
      long v = values[i];
      long low = words[at];
      long s = low + v;
      words[at] = s;
      words[at + 1] += (v >> 63) + ((low & v | (low | v) & ~s) >>> 63);
      words[at + 2]++;
    }
  }

  private void addCoded(int[] groups, long[] dictionary, int[] codes, int rows) {
    long[] words = state;
    for (int i = 0; i < rows; i++) {
      int at = groups[i] * WORDS;
      long v = dictionary[codes[i]];
      long low = words[at];
      long s = low + v;
      words[at] = s;
      words[at + 1] += (v >> 63) + ((low & v | (low | v) & ~s) >>> 63);
      words[at + 2]++;
    }
  }

  private void addSparse(int[] groups, Input in, int rows) {
    long[] values = in.longs();
    Validity validity = in.validity();
    for (int i = 0; i < rows; i++) {
      if (validity.isValid(i)) {
        int at = groups[i] * WORDS;
        addLong(at, values[in.index(i)]);
        state[at + 2]++;
      }
    }
  }

  private void addWide(int[] groups, Input in, int rows) {
    long[] highs = in.decimals().high();
    long[] lows = in.decimals().low();
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        int k = in.index(i);
        addInt128(groups[i], highs[k], lows[k]);
        state[groups[i] * WORDS + 2]++;
      }
    }
  }

  private void addInt128(int group, long high, long low) {
    int at = group * WORDS;
    long l = state[at];
    long s = l + low;
    long carry = (l & low | (l | low) & ~s) >>> 63;
    long h = state[at + 1];
    long sum = h + high + carry;
    if (((h ^ sum) & (high ^ sum)) < 0) {
      lose(group);
    }
    state[at] = s;
    state[at + 1] = sum;
  }

  private void lose(int group) {
    if (mode == EvalMode.ANSI) {
      throw overflow();
    }
    if (lost == null || group >= lost.length) {
      boolean[] flags = new boolean[state.length / WORDS];
      if (lost != null) {
        System.arraycopy(lost, 0, flags, 0, lost.length);
      }
      lost = flags;
    }
    lost[group] = true;
  }

  private boolean isLost(int group) {
    return lost != null && group < lost.length && lost[group];
  }

  private SqlException overflow() {
    String instead = average ? "try_avg" : "try_sum";
    return SqlException.of(
            "ARITHMETIC_OVERFLOW",
            "A sum of decimals needs more than "
                + sumType.precision()
                + " digits; "
                + instead
                + " gives NULL instead.")
        .with("message", "Overflow in sum of decimals")
        .with("alternative", " Use '" + instead + "' to tolerate overflow and return NULL instead.")
        .with("config", "\"spark.sql.ansi.enabled\"");
  }

  @Override
  public List<SqlType> stateTypes() {
    // Wide enough for sums beyond the digits of the type, which only finish may judge.
    return List.of(SqlType.BIGINT, SqlType.BIGINT, SqlType.BIGINT);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    long[] low = new long[count];
    long[] high = new long[count];
    long[] n = new long[count];
    Validity.Builder validity = new Validity.Builder(count);
    for (int i = 0; i < count; i++) {
      int at = (from + i) * WORDS;
      low[i] = state[at];
      high[i] = state[at + 1];
      n[i] = state[at + 2];
      if (isLost(from + i)) {
        validity.setNull(i);
      }
    }
    return new ColumnVector[] {
      new LongVector(low, validity.build(count), count),
      new LongVector(high, Validity.ALL, count),
      new LongVector(n, Validity.ALL, count)
    };
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    Input low = Input.of(states[0]);
    Input high = Input.of(states[1]);
    Input n = Input.of(states[2]);
    for (int i = 0; i < rows; i++) {
      if (low.validity().isNull(i)) {
        lose(groups[i]);
      } else {
        addInt128(groups[i], high.longs()[high.index(i)], low.longs()[low.index(i)]);
      }
      state[groups[i] * WORDS + 2] += n.longs()[n.index(i)];
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    Validity.Builder validity = new Validity.Builder(count);
    long[] high = type.physical() == PhysicalType.LONG ? null : new long[count];
    long[] low = new long[count];
    for (int i = 0; i < count; i++) {
      int at = (from + i) * WORDS;
      if (state[at + 2] == 0 || isLost(from + i)) {
        validity.setNull(i);
      } else if (!finishOne(at, i, high, low)) {
        if (mode == EvalMode.ANSI) {
          throw overflow();
        }
        validity.setNull(i);
      }
    }
    Validity valid = validity.build(count);
    return high == null
        ? new LongVector(low, valid, count)
        : new Decimal128Vector(high, low, valid, count);
  }

  /** Writes a result; false if it has too many digits. */
  private boolean finishOne(int at, int row, long[] high, long[] low) {
    long h = state[at + 1];
    long l = state[at];
    // Sums of one long can only be too wide where the type is narrower than a long.
    boolean oneWord = h == l >> 63;
    if (!average && oneWord && sumType.precision() > DecimalType.MAX_LONG_DIGITS) {
      put(row, h, l, high, low);
      return true;
    }
    BigInteger sum = Int128.toBigInteger(h, l);
    if (sum.abs().compareTo(bound) >= 0) {
      return false;
    }
    if (average) {
      sum = averageOf(sum, state[at + 2]);
      if (sum == null) {
        return false;
      }
    }
    put(row, Int128.high(sum), Int128.low(sum), high, low);
    return true;
  }

  private static void put(int row, long h, long l, long[] high, long[] low) {
    low[row] = l;
    if (high != null) {
      high[row] = h;
    }
  }

  private BigInteger averageOf(BigInteger sum, long count) {
    int up = type.scale() - sumType.scale();
    if (up <= 4 && sum.bitLength() < 48 && count < 1L << 40) {
      long scaled = sum.longValue() * POWERS[up];
      long quotient = scaled / count;
      long rest = Math.abs(scaled % count);
      if (2 * rest >= count) {
        quotient += scaled < 0 ? -1 : 1;
      }
      return BigInteger.valueOf(quotient);
    }
    BigDecimal quotient =
        new BigDecimal(sum, sumType.scale())
            .divide(BigDecimal.valueOf(count), QUOTIENT)
            .setScale(type.scale(), RoundingMode.HALF_UP);
    return quotient.precision() > type.precision() ? null : quotient.unscaledValue();
  }

  private static final long[] POWERS = {1, 10, 100, 1000, 10_000};

  @Override
  public void reset() {
    Arrays.fill(state, 0);
    lost = null;
  }

  @Override
  public long retainedBytes() {
    return 8L * state.length;
  }
}
