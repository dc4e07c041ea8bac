package io.firesteel.engine.function.misc;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DoubleVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.hash.SparkHash;
import io.firesteel.engine.function.lift.Lift;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.WeakHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.ToDoubleFunction;

/**
 * Random values and row numbers. With a seed the first worker of a query gives what Spark gives in
 * its first partition; further workers continue with the next seeds.
 */
public final class RandomFunctions {
  private static final Map<Object, Map<Long, Integer>> WORKERS = new WeakHashMap<>();

  private RandomFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        random("rand", "uniform in [0, 1)", Random::nextDouble, "random"),
        random("randn", "normal with mean 0 and deviation 1", Random::nextGaussian),
        ScalarFunction.named("uuid")
            .doc("misc_funcs", "A random identifier in its usual text form.", "", "")
            .on("(const bigint?) -> string!")
            .nonDeterministic()
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called((in, out) -> out.putString(UUID.randomUUID().toString())))
            .define(),
        ScalarFunction.named("monotonically_increasing_id")
            .doc("misc_funcs", "Numbers that are unique in a query and increase.", "", "")
            .on("() -> bigint!")
            .nonDeterministic()
            .nulls(NullPolicy.CALLED)
            .bind(RowNumbers::new)
            .define(),
        ScalarFunction.named("spark_partition_id")
            .doc("misc_funcs", "The number of the worker that makes the row.", "", "")
            .on("() -> int!")
            .nonDeterministic()
            .nulls(NullPolicy.CALLED)
            .bind(
                context ->
                    Lift.kernel(context, false, false, (in, out) -> out.putInt(worker(context))))
            .define());
  }

  private static FunctionDefinition random(
      String name, String what, ToDoubleFunction<Random> next, String... aliases) {
    Resolver types = Signature.resolver("(const bigint?) -> double!");
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc("math_funcs", "A random number, " + what + ", by a seed if one is given.", "", "")
        .resolver(types)
        .nonDeterministic()
        .nulls(NullPolicy.CALLED)
        .bind(context -> new RandomKernel(context, next))
        .define();
  }

  /** The number of this thread among those that ran the query's random functions. */
  private static int worker(BindContext context) {
    synchronized (WORKERS) {
      Map<Long, Integer> threads = WORKERS.computeIfAbsent(context.query(), q -> new HashMap<>());
      return threads.computeIfAbsent(Thread.currentThread().getId(), t -> threads.size());
    }
  }

  /**
   * The generator of this worker for a call.
   *
   * @param seedIndex of the argument that is the seed, if there is one
   */
  static Random generator(BindContext context, int seedIndex) {
    if (context.argumentTypes().size() <= seedIndex) {
      return new XorShift(ThreadLocalRandom.current().nextLong());
    }
    Object seed = context.constant(seedIndex);
    return new XorShift((seed == null ? 0 : ((Number) seed).longValue()) + worker(context));
  }

  /** Keeps its generator between batches. */
  private static final class RandomKernel implements Kernel {
    private final BindContext context;
    private final ToDoubleFunction<Random> next;
    private Random generator;

    RandomKernel(BindContext context, ToDoubleFunction<Random> next) {
      this.context = context;
      this.next = next;
    }

    @Override
    public boolean canFail() {
      return false;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int rows) {
      if (generator == null) {
        generator = generator(context, 0);
      }
      double[] out = new double[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = next.applyAsDouble(generator);
      }
      return new DoubleVector(out, Validity.ALL, rows);
    }
  }

  /** A number's upper bits tell the worker. */
  private static final class RowNumbers implements Kernel {
    private final BindContext context;
    private long next = -1;

    RowNumbers(BindContext context) {
      this.context = context;
    }

    @Override
    public boolean canFail() {
      return false;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int rows) {
      if (next < 0) {
        next = (long) worker(context) << 33;
      }
      long[] out = new long[rows];
      for (int i = 0; i < rows; i++) {
        out[i] = next++;
      }
      return new LongVector(out, Validity.ALL, rows);
    }
  }

  /** Marsaglia's xorshift with the shifts 21, 35 and 4 behind Java's interface. */
  static final class XorShift extends Random {
    private static final long serialVersionUID = 1L;
    private long state;

    XorShift(long seed) {
      super(seed);
      state = SparkHash.randomSeed(seed);
    }

    @Override
    protected int next(int bits) {
      long x = state;
      x ^= x << 21;
      x ^= x >>> 35;
      x ^= x << 4;
      state = x;
      return (int) (x & (1L << bits) - 1);
    }
  }
}
