package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Variance, standard deviation, skewness and kurtosis from central moments, kept up to the fourth
 * and updated row by row (Welford; Pébay for the higher ones), merged by Chan's formulas. A state
 * is [n, mean, m2, m3, m4].
 */
final class MomentsAccumulator implements Accumulator {
  /** Which figure is made of the moments. */
  enum Figure {
    VAR_POP,
    VAR_SAMP,
    STDDEV_POP,
    STDDEV_SAMP,
    SKEWNESS,
    KURTOSIS
  }

  private static final int WORDS = 5;

  private final Figure figure;
  private double[] state = new double[0];

  MomentsAccumulator(Figure figure) {
    this.figure = figure;
  }

  @Override
  public void resize(int groups) {
    if (groups * WORDS > state.length) {
      state = Arrays.copyOf(state, WORDS * GroupArrays.capacity(state.length / WORDS, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Input in = Input.of(arguments[0]).asDoubles(rows);
    double[] values = in.doubles();
    for (int i = 0; i < rows; i++) {
      if (in.validity().isValid(i)) {
        add(groups[i] * WORDS, values[in.index(i)]);
      }
    }
  }

  private void add(int at, double x) {
    double n = state[at] + 1;
    double delta = x - state[at + 1];
    double deltaN = delta / n;
    double m2 = state[at + 2];
    double m3 = state[at + 3];
    double delta2 = delta * delta;
    double deltaN2 = deltaN * deltaN;
    double newM2 = m2 + delta * (delta - deltaN);
    double newM3 = m3 - 3 * deltaN * newM2 + delta * (delta2 - deltaN2);
    double newM4 =
        state[at + 4]
            - 4 * deltaN * newM3
            - 6 * deltaN2 * newM2
            + delta * (delta * delta2 - deltaN * deltaN2);
    state[at] = n;
    state[at + 1] += deltaN;
    state[at + 2] = newM2;
    state[at + 3] = newM3;
    state[at + 4] = newM4;
  }

  @Override
  public List<SqlType> stateTypes() {
    return Collections.nCopies(WORDS, SqlType.DOUBLE);
  }

  @Override
  public ColumnVector[] states(int from, int count) {
    ColumnVector[] columns = new ColumnVector[WORDS];
    for (int w = 0; w < WORDS; w++) {
      double[] out = new double[count];
      for (int i = 0; i < count; i++) {
        out[i] = state[(from + i) * WORDS + w];
      }
      columns[w] = new DoubleVector(out, Validity.ALL, count);
    }
    return columns;
  }

  @Override
  public void merge(int[] groups, ColumnVector[] states, int rows) {
    double[][] in = new double[WORDS][];
    for (int w = 0; w < WORDS; w++) {
      in[w] = ((DoubleVector) states[w].flatten()).values();
    }
    for (int i = 0; i < rows; i++) {
      if (in[0][i] > 0) {
        merge(groups[i] * WORDS, in[0][i], in[1][i], in[2][i], in[3][i], in[4][i]);
      }
    }
  }

  private void merge(int at, double n2, double mean2, double m22, double m32, double m42) {
    double n1 = state[at];
    double n = n1 + n2;
    double delta = mean2 - state[at + 1];
    double deltaN = delta / n;
    double m2 = state[at + 2];
    double m3 = state[at + 3];
    double newM2 = m2 + m22 + delta * deltaN * n1 * n2;
    double newM3 =
        m3
            + m32
            + deltaN * deltaN * delta * n1 * n2 * (n1 - n2)
            + 3 * deltaN * (n1 * m22 - n2 * m2);
    double newM4 =
        state[at + 4]
            + m42
            + deltaN * deltaN * deltaN * delta * n1 * n2 * (n1 * n1 - n1 * n2 + n2 * n2)
            + 6 * deltaN * deltaN * (n1 * n1 * m22 + n2 * n2 * m2)
            + 4 * deltaN * (n1 * m32 - n2 * m3);
    state[at] = n;
    state[at + 1] += deltaN * n2;
    state[at + 2] = newM2;
    state[at + 3] = newM3;
    state[at + 4] = newM4;
  }

  @Override
  public ColumnVector finish(int from, int count) {
    double[] out = new double[count];
    Validity.Builder validity = new Validity.Builder(count);
    for (int i = 0; i < count; i++) {
      int at = (from + i) * WORDS;
      if (isNull(at)) {
        validity.setNull(i);
      } else {
        out[i] = figure(at);
      }
    }
    return new DoubleVector(out, validity.build(count), count);
  }

  private boolean isNull(int at) {
    double n = state[at];
    switch (figure) {
      case VAR_SAMP:
      case STDDEV_SAMP:
        return n <= 1;
      case SKEWNESS:
      case KURTOSIS:
        return n == 0 || state[at + 2] == 0;
      default:
        return n == 0;
    }
  }

  private double figure(int at) {
    double n = state[at];
    double m2 = state[at + 2];
    switch (figure) {
      case VAR_POP:
        return m2 / n;
      case VAR_SAMP:
        return m2 / (n - 1);
      case STDDEV_POP:
        return Math.sqrt(m2 / n);
      case STDDEV_SAMP:
        return Math.sqrt(m2 / (n - 1));
      case SKEWNESS:
        return Math.sqrt(n) * state[at + 3] / Math.sqrt(m2 * m2 * m2);
      case KURTOSIS:
        return n * state[at + 4] / (m2 * m2) - 3;
    }
    throw new AssertionError(figure);
  }

  @Override
  public void reset() {
    Arrays.fill(state, 0);
  }

  @Override
  public long retainedBytes() {
    return 8L * state.length;
  }
}
