package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Covariance, correlation and linear regression over pairs without nulls. A state is [n, mean of x,
 * mean of y, co-moment, x's second moment, y's]. Here x is the first argument, except for the
 * regression functions, whose first argument is the dependent y.
 */
final class CovarianceAccumulator implements Accumulator {
  /** Which figure is made of the moments. */
  enum Figure {
    COVAR_POP,
    COVAR_SAMP,
    CORR,
    REGR_COUNT,
    REGR_AVGX,
    REGR_AVGY,
    REGR_SXX,
    REGR_SYY,
    REGR_SXY,
    REGR_R2,
    REGR_SLOPE,
    REGR_INTERCEPT
  }

  private static final int WORDS = 6;

  private final Figure figure;
  private final boolean swapped;
  private double[] state = new double[0];

  CovarianceAccumulator(Figure figure) {
    this.figure = figure;
    this.swapped = figure.compareTo(Figure.REGR_COUNT) >= 0;
  }

  @Override
  public void resize(int groups) {
    if (groups * WORDS > state.length) {
      state = Arrays.copyOf(state, WORDS * GroupArrays.capacity(state.length / WORDS, groups));
    }
  }

  @Override
  public void add(int[] groups, ColumnVector[] arguments, int rows) {
    Validity valid =
        Validity.and(Vectors.validity(arguments[0]), Vectors.validity(arguments[1]), rows);
    Input xs = Input.of(arguments[swapped ? 1 : 0]).asDoubles(rows);
    Input ys = Input.of(arguments[swapped ? 0 : 1]).asDoubles(rows);
    for (int i = 0; i < rows; i++) {
      if (valid.isValid(i)) {
        add(groups[i] * WORDS, xs.doubles()[xs.index(i)], ys.doubles()[ys.index(i)]);
      }
    }
  }

  private void add(int at, double x, double y) {
    double n = state[at] + 1;
    double dx = x - state[at + 1];
    double dy = y - state[at + 2];
    double dyN = dy / n;
    double newMeanX = state[at + 1] + dx / n;
    double newMeanY = state[at + 2] + dyN;
    state[at] = n;
    state[at + 3] += dx * (y - newMeanY);
    state[at + 4] += dx * (x - newMeanX);
    state[at + 5] += dy * (y - newMeanY);
    state[at + 1] = newMeanX;
    state[at + 2] = newMeanY;
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
      double n2 = in[0][i];
      if (n2 > 0) {
        int at = groups[i] * WORDS;
        double n1 = state[at];
        double n = n1 + n2;
        double dx = in[1][i] - state[at + 1];
        double dy = in[2][i] - state[at + 2];
        double dxN = dx / n;
        double dyN = dy / n;
        state[at] = n;
        state[at + 1] += dxN * n2;
        state[at + 2] += dyN * n2;
        state[at + 3] += in[3][i] + dx * dyN * n1 * n2;
        state[at + 4] += in[4][i] + dx * dxN * n1 * n2;
        state[at + 5] += in[5][i] + dy * dyN * n1 * n2;
      }
    }
  }

  @Override
  public ColumnVector finish(int from, int count) {
    if (figure == Figure.REGR_COUNT) {
      long[] counts = new long[count];
      for (int i = 0; i < count; i++) {
        counts[i] = (long) state[(from + i) * WORDS];
      }
      return new LongVector(counts, Validity.ALL, count);
    }
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
      case COVAR_SAMP:
        return n <= 1;
      case CORR:
        return n <= 1 || state[at + 4] == 0 || state[at + 5] == 0;
      case REGR_R2:
        return n <= 1 || state[at + 4] == 0;
      case REGR_SLOPE:
      case REGR_INTERCEPT:
        return n <= 1 || state[at + 4] == 0;
      default:
        return n == 0;
    }
  }

  private double figure(int at) {
    double n = state[at];
    double c = state[at + 3];
    double sxx = state[at + 4];
    double syy = state[at + 5];
    switch (figure) {
      case COVAR_POP:
        return c / n;
      case COVAR_SAMP:
        return c / (n - 1);
      case CORR:
        return c / Math.sqrt(sxx * syy);
      case REGR_AVGX:
        return state[at + 1];
      case REGR_AVGY:
        return state[at + 2];
      case REGR_SXX:
        return sxx;
      case REGR_SYY:
        return syy;
      case REGR_SXY:
        return c;
      case REGR_R2:
        double r = c / Math.sqrt(sxx * syy);
        return syy == 0 ? 1 : r * r;
      case REGR_SLOPE:
        return c / n / (sxx / n);
      case REGR_INTERCEPT:
        return state[at + 2] - c / n / (sxx / n) * state[at + 1];
      default:
        throw new AssertionError(figure);
    }
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
