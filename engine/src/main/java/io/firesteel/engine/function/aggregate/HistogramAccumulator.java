package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.BindContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * HISTOGRAM_NUMERIC: bins of unequal width, the two nearest of which merge when there are too many.
 *
 * @see <a href="https://www.jmlr.org/papers/v11/ben-haim10a.html">Ben-Haim and Tom-Tov: A Streaming
 *     Parallel Decision Tree Algorithm</a>
 */
final class HistogramAccumulator extends ObjectAccumulator<HistogramAccumulator.Bins> {
  // Of pairs equally near one is drawn; a fixed seed makes the result the same every time.
  private static final long TIE_SEED = 31183;

  private final SqlType type;
  private final int most;

  HistogramAccumulator(BindContext context) {
    super(List.of(context.argument(0)), context.type());
    this.type = context.argument(0);
    this.most = ((Number) context.constant(1)).intValue();
  }

  /** Bins in ascending order of their centres. */
  static final class Bins {
    private final List<double[]> bins = new ArrayList<>();
    private final Random ties = new Random(TIE_SEED);

    /** The index of the first bin at or above a value. */
    private int find(double value) {
      int low = 0;
      int high = bins.size();
      while (low < high) {
        int middle = (low + high) / 2;
        if (bins.get(middle)[0] < value) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    void add(double value, int most) {
      int at = find(value);
      if (at < bins.size() && bins.get(at)[0] == value) {
        bins.get(at)[1]++;
      } else {
        bins.add(at, new double[] {value, 1});
        trim(most);
      }
    }

    void addBin(double centre, double height) {
      int at = find(centre);
      while (at < bins.size() && bins.get(at)[0] == centre) {
        at++;
      }
      bins.add(at, new double[] {centre, height});
    }

    void trim(int most) {
      while (bins.size() > most) {
        int nearest = nearest();
        double[] left = bins.get(nearest);
        double[] right = bins.remove(nearest + 1);
        double height = left[1] + right[1];
        left[0] *= left[1] / height;
        left[0] += right[0] / height * right[1];
        left[1] = height;
      }
    }

    private int nearest() {
      double least = bins.get(1)[0] - bins.get(0)[0];
      int nearest = 0;
      int equal = 1;
      for (int i = 1; i < bins.size() - 1; i++) {
        double distance = bins.get(i + 1)[0] - bins.get(i)[0];
        if (distance < least) {
          least = distance;
          nearest = i;
          equal = 1;
        } else if (distance == least && ties.nextDouble() <= 1.0 / ++equal) {
          nearest = i;
        }
      }
      return nearest;
    }
  }

  @Override
  protected Bins add(Bins state, Object[] row) {
    Bins bins = state == null ? new Bins() : state;
    bins.add(((Number) row[0]).doubleValue(), most);
    return bins;
  }

  @Override
  protected byte[] save(Bins state) {
    ByteBuffer out = ByteBuffer.allocate(16 * state.bins.size());
    state.bins.forEach(bin -> out.putDouble(bin[0]).putDouble(bin[1]));
    return out.array();
  }

  @Override
  protected Bins merge(Bins state, ByteSlice saved) {
    Bins bins = state == null ? new Bins() : state;
    ByteBuffer in = ByteBuffer.wrap(saved.base(), saved.offset(), saved.length());
    while (in.hasRemaining()) {
      bins.addBin(in.getDouble(), in.getDouble());
    }
    bins.trim(most);
    return bins;
  }

  @Override
  protected Object result(Bins state) {
    if (state == null) {
      return null;
    }
    List<Object> out = new ArrayList<>();
    for (double[] bin : state.bins) {
      out.add(List.of(boxed(bin[0]), bin[1]));
    }
    return out;
  }

  private Object boxed(double centre) {
    if (type instanceof DecimalType d) {
      return BigDecimal.valueOf(centre).setScale(d.scale(), RoundingMode.HALF_UP);
    }
    switch (type.physical()) {
      case INT:
        return (int) centre;
      case LONG:
        return (long) centre;
      case FLOAT:
        return (float) centre;
      default:
        return centre;
    }
  }

  @Override
  protected long bytesOf(Bins state) {
    return 200 + 48L * Math.min(most, 1000);
  }
}
