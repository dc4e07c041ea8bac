package io.firesteel.engine.operator.limit;

import io.firesteel.core.vector.Batch;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Keeps each row with a probability, or repeats it a Poisson-distributed number of times. The same
 * seed gives the same rows as long as the tasks see the same batches.
 */
public record SampleFactory(int nodeId, double lower, double upper, boolean replacement, long seed)
    implements TransformFactory {

  @Override
  public BatchTransform open(TaskContext context) {
    return new Sample(new SplittableRandom(seed + context.task()));
  }

  private final class Sample implements BatchTransform {
    private final SplittableRandom random;

    Sample(SplittableRandom random) {
      this.random = random;
    }

    @Override
    public Batch process(Batch in) {
      int[] selected = new int[in.rows()];
      int count = 0;
      for (int row = 0; row < in.rows(); row++) {
        int times = replacement ? poisson(upper - lower) : inRange(random.nextDouble());
        if (count + times > selected.length) {
          selected = Arrays.copyOf(selected, Math.max(count + times, 2 * selected.length));
        }
        for (int i = 0; i < times; i++) {
          selected[count++] = row;
        }
      }
      return count == 0 ? null : in.select(selected, count);
    }

    private int inRange(double draw) {
      return draw >= lower && draw < upper ? 1 : 0;
    }

    // Knuth's method: fine for the small means that samples have.
    private int poisson(double mean) {
      double limit = Math.exp(-mean);
      double product = random.nextDouble();
      int count = 0;
      while (product > limit) {
        product *= random.nextDouble();
        count++;
      }
      return count;
    }
  }
}
