package io.firesteel.engine.function.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.hash.SparkHash;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Random;

/**
 * COUNT_MIN_SKETCH, in the bytes of Spark's {@code CountMinSketch} version 1: version, total count,
 * depth, width, the hash factors of the rows, the counters row by row (big endian).
 *
 * @see <a href="https://doi.org/10.1016/j.jalgor.2003.12.001">Cormode and Muthukrishnan: The
 *     count-min sketch</a>
 */
final class CountMinAccumulator extends ObjectAccumulator<CountMinAccumulator.Sketch> {
  private static final long PRIME = (1L << 31) - 1;

  private final int depth;
  private final int width;
  private final long[] factors;

  CountMinAccumulator(BindContext context) {
    super(List.of(context.argument(0)), SqlType.BINARY);
    double error = ((Number) context.constant(1)).doubleValue();
    double confidence = ((Number) context.constant(2)).doubleValue();
    this.width = (int) Math.ceil(2 / error);
    this.depth = (int) Math.ceil(-Math.log1p(-confidence) / Math.log(2));
    this.factors = new long[depth];
    Random draws = new Random(((Number) context.constant(3)).intValue());
    for (int i = 0; i < depth; i++) {
      factors[i] = draws.nextInt(Integer.MAX_VALUE);
    }
  }

  /** Counters, a row after the other. */
  static final class Sketch {
    private final long[] counts;
    private long total;

    Sketch(int size) {
      counts = new long[size];
    }
  }

  @Override
  protected Sketch add(Sketch state, Object[] row) {
    Sketch sketch = state == null ? new Sketch(depth * width) : state;
    if (row[0] instanceof ByteSlice bytes) {
      int first = SparkHash.murmur3(SqlType.BINARY, bytes, 0);
      int second = SparkHash.murmur3(SqlType.BINARY, bytes, first);
      for (int i = 0; i < depth; i++) {
        sketch.counts[i * width + Math.abs((first + i * second) % width)]++;
      }
    } else {
      long item = ((Number) row[0]).longValue();
      for (int i = 0; i < depth; i++) {
        long hash = factors[i] * item;
        // The remainder by a Mersenne prime, almost: the high bits folded onto the low ones.
        hash += hash >> 32;
        hash &= PRIME;
        sketch.counts[i * width + (int) hash % width]++;
      }
    }
    sketch.total++;
    return sketch;
  }

  @Override
  protected byte[] save(Sketch state) {
    ByteBuffer out = ByteBuffer.allocate(20 + 8 * depth + 8 * state.counts.length);
    out.putInt(1).putLong(state.total).putInt(depth).putInt(width);
    for (long factor : factors) {
      out.putLong(factor);
    }
    for (long count : state.counts) {
      out.putLong(count);
    }
    return out.array();
  }

  @Override
  protected Sketch merge(Sketch state, ByteSlice saved) {
    Sketch sketch = state == null ? new Sketch(depth * width) : state;
    ByteBuffer in = ByteBuffer.wrap(saved.base(), saved.offset(), saved.length());
    in.getInt();
    sketch.total += in.getLong();
    in.position(in.position() + 8 + 8 * depth);
    for (int i = 0; i < sketch.counts.length; i++) {
      sketch.counts[i] += in.getLong();
    }
    return sketch;
  }

  @Override
  protected Object result(Sketch state) {
    return ByteSlice.of(save(state == null ? new Sketch(depth * width) : state));
  }

  @Override
  protected long bytesOf(Sketch state) {
    return 48 + 8L * state.counts.length;
  }
}
