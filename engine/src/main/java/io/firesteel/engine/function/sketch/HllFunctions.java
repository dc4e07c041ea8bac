package io.firesteel.engine.function.sketch;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.operator.Collations;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;
import org.apache.datasketches.hll.Union;

/** HyperLogLog sketches: about how many distinct values there are. */
public final class HllFunctions {
  private static final String INVALID = "HLL_INVALID_INPUT_SKETCH_BUFFER";
  private static final int DEFAULT_LG_K = 12;

  private HllFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        AggregateFunction.named("hll_sketch_agg")
            .doc(
                "A HyperLogLog sketch of the values, of 2 to the power of the second argument"
                    + " (4 to 21, by default 12) buckets.",
                "hll_sketch_estimate(hll_sketch_agg(x, 12)) FROM VALUES (1), (1), (2) t(x)",
                "2")
            .resolver(HllFunctions::sketchTypes)
            .ignoresDuplicates()
            .bind(context -> new Building(context))
            .define(),
        AggregateFunction.named("hll_union_agg")
            .doc(
                "The union of HyperLogLog sketches; of different sizes only if the second argument"
                    + " is true.",
                "hll_sketch_estimate(hll_union_agg(s)) FROM (SELECT hll_sketch_agg(x) s FROM"
                    + " VALUES (1), (2) t(x))",
                "2")
            .resolver(
                site -> {
                  Sketches.binary(site, 0);
                  flag(site, 1);
                  return Signature.resolver("(binary, const boolean = false) -> binary!")
                      .resolve(site);
                })
            .bind(context -> new Uniting(context))
            .define(),
        scalar(
                "hll_sketch_estimate",
                "About how many distinct values went into a HyperLogLog sketch.",
                "hll_sketch_estimate(hll_sketch_agg(x)) FROM VALUES (1), (1), (2) t(x)",
                "2")
            .resolver(
                site -> {
                  Sketches.binary(site, 0);
                  return Signature.resolver("(binary) -> bigint").resolve(site);
                })
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putLong(
                            Math.round(read(in.getBytes(0), "hll_sketch_estimate").getEstimate()))))
            .define(),
        scalar(
                "hll_union",
                "The union of two HyperLogLog sketches; of different sizes only if the third"
                    + " argument is true.",
                "hll_sketch_estimate(hll_union(hll_sketch_agg(x), hll_sketch_agg(y))) FROM VALUES"
                    + " (1, 4), (2, 5) t(x, y)",
                "4")
            .resolver(
                site -> {
                  Sketches.binary(site, 0);
                  Sketches.binary(site, 1);
                  flag(site, 2);
                  return Signature.resolver("(binary, binary, boolean = false) -> binary")
                      .resolve(site);
                })
            .bind(
                Lift.strict(
                    (in, out) -> {
                      HllSketch a = read(in.getBytes(0), "hll_union");
                      HllSketch b = read(in.getBytes(1), "hll_union");
                      check(a.getLgConfigK(), b.getLgConfigK(), in.getBoolean(2), "hll_union");
                      Union union = new Union(Math.min(a.getLgConfigK(), b.getLgConfigK()));
                      union.update(a);
                      union.update(b);
                      byte[] bytes = bytes(union);
                      out.putBytes(bytes, 0, bytes.length);
                    }))
            .define());
  }

  private static ScalarFunction.Builder scalar(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc("sketch_funcs", usage, example, result).canFail();
  }

  private static void flag(CallSite site, int index) {
    if (index < site.arguments().size()) {
      TypeKind kind = site.arguments().get(index).type().kind();
      if (kind != TypeKind.BOOLEAN && kind != TypeKind.VOID) {
        throw CallErrors.inputType(site, index, "\"BOOLEAN\"");
      }
    }
  }

  private static Resolved sketchTypes(CallSite site) {
    if (!site.arguments().isEmpty()) {
      SqlType type = site.arguments().get(0).type();
      boolean fits =
          type == SqlType.INT
              || type == SqlType.BIGINT
              || type.isText()
              || type == SqlType.BINARY
              || type == SqlType.VOID;
      if (!fits) {
        throw CallErrors.inputType(site, 0, "(\"INT\" or \"BIGINT\" or \"STRING\" or \"BINARY\")");
      }
    }
    Sketches.setting(site, 1, "HLL_K_MUST_BE_CONSTANT", "HLL_INVALID_LG_K", 4, 21);
    return Signature.resolver("(int|bigint|string|binary, int = 12) -> binary!").resolve(site);
  }

  private static HllSketch read(ByteSlice bytes, String function) {
    return Sketches.read(bytes, HllSketch::heapify, INVALID, function);
  }

  private static void check(int left, int right, boolean allowed, String function) {
    if (left != right && !allowed) {
      throw SqlException.of(
              "HLL_UNION_DIFFERENT_LG_K",
              "The sketches of "
                  + function
                  + " have different sizes, 2^"
                  + left
                  + " and 2^"
                  + right
                  + "; a third argument true allows that.")
          .with("left", Integer.toString(left))
          .with("right", Integer.toString(right))
          .with("function", "`" + function + "`");
    }
  }

  private static byte[] bytes(Union union) {
    return union.getResult(TgtHllType.HLL_8).toUpdatableByteArray();
  }

  /** HLL_SKETCH_AGG: the rows' sketch, and the union of those that came from elsewhere. */
  static final class Building extends ObjectAccumulator<Building.State> {
    private final int lgK;
    private final String collation;

    Building(BindContext context) {
      super(List.of(context.argument(0)), SqlType.BINARY);
      lgK = ((Number) context.constant(1)).intValue();
      collation = Collations.of(context.argument(0));
    }

    /** Either may be null. */
    static final class State {
      private HllSketch rows;
      private Union union;

      private Union all(int lgK) {
        Union all = union == null ? new Union(lgK) : union;
        if (rows != null) {
          all.update(rows);
          rows = null;
        }
        union = all;
        return all;
      }
    }

    @Override
    protected State add(State state, Object[] row) {
      State all = state == null ? new State() : state;
      if (all.rows == null) {
        all.rows = new HllSketch(lgK, TgtHllType.HLL_8);
      }
      if (row[0] instanceof ByteSlice bytes) {
        all.rows.update(
            collation == null
                ? bytes.toByteArray()
                : Collations.sortKey(collation, bytes.toString()));
      } else {
        all.rows.update(((Number) row[0]).longValue());
      }
      return all;
    }

    @Override
    protected byte[] save(State state) {
      return state.union == null ? state.rows.toUpdatableByteArray() : bytes(state.all(lgK));
    }

    @Override
    protected State merge(State state, ByteSlice saved) {
      State all = state == null ? new State() : state;
      all.all(lgK).update(read(saved, "hll_sketch_agg"));
      return all;
    }

    @Override
    protected Object result(State state) {
      return ByteSlice.of(
          state == null
              ? new HllSketch(lgK, TgtHllType.HLL_8).toUpdatableByteArray()
              : bytes(state.all(lgK)));
    }

    @Override
    protected long bytesOf(State state) {
      return 200 + (1L << lgK);
    }
  }

  /** HLL_UNION_AGG. */
  static final class Uniting extends ObjectAccumulator<Union> {
    private final boolean allowed;

    Uniting(BindContext context) {
      super(List.of(SqlType.BINARY), SqlType.BINARY);
      allowed = Boolean.TRUE.equals(context.constant(1));
    }

    @Override
    protected Union add(Union state, Object[] row) {
      return merge(state, (ByteSlice) row[0]);
    }

    @Override
    protected byte[] save(Union state) {
      return bytes(state);
    }

    @Override
    protected Union merge(Union state, ByteSlice saved) {
      HllSketch sketch = read(saved, "hll_union_agg");
      Union union = state == null ? new Union(sketch.getLgConfigK()) : state;
      check(union.getLgConfigK(), sketch.getLgConfigK(), allowed, "hll_union_agg");
      union.update(sketch);
      return union;
    }

    @Override
    protected Object result(Union state) {
      return ByteSlice.of(
          state == null
              ? new HllSketch(DEFAULT_LG_K, TgtHllType.HLL_8).toUpdatableByteArray()
              : bytes(state));
    }

    @Override
    protected long bytesOf(Union state) {
      return 200 + (1L << state.getLgConfigK());
    }
  }
}
