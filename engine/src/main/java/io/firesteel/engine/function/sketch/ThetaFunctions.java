package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import io.firesteel.engine.function.operator.Collations;
import java.util.List;
import org.apache.datasketches.theta.CompactSketch;
import org.apache.datasketches.theta.Intersection;
import org.apache.datasketches.theta.SetOperation;
import org.apache.datasketches.theta.Sketch;
import org.apache.datasketches.theta.Union;
import org.apache.datasketches.theta.UpdateSketch;

/** Theta sketches: distinct counts of unions, intersections and differences. */
public final class ThetaFunctions {
  private static final String INVALID = "THETA_INVALID_INPUT_SKETCH_BUFFER";
  private static final String REQUIRED =
      "(\"ARRAY<INT>\" or \"ARRAY<BIGINT>\" or \"BINARY\" or \"DOUBLE\" or \"FLOAT\" or \"INT\" or"
          + " \"BIGINT\" or \"STRING\")";
  private static final String PAIR =
      "(theta_sketch_agg(x), theta_sketch_agg(y))) FROM VALUES (1, 4), (2, 1) t(x, y)";

  private ThetaFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        aggregate(
            "theta_sketch_agg",
            "A theta sketch of the values, of 2 to the power of the second argument (4 to 26, by"
                + " default 12) entries.",
            "theta_sketch_estimate(theta_sketch_agg(x)) FROM VALUES (1), (1), (2) t(x)",
            "2",
            ThetaFunctions::sketchTypes,
            Building::new),
        aggregate(
            "theta_union_agg",
            "The union of theta sketches.",
            "theta_sketch_estimate(theta_union_agg(s)) FROM (SELECT theta_sketch_agg(x) s FROM"
                + " VALUES (1), (2) t(x))",
            "2",
            site -> {
              Sketches.binary(site, 0);
              return size(Signature.resolver("(binary, int = 12) -> binary!"), 1).resolve(site);
            },
            Uniting::new),
        aggregate(
            "theta_intersection_agg",
            "The intersection of theta sketches.",
            "theta_sketch_estimate(theta_intersection_agg(s)) FROM (SELECT theta_sketch_agg(x) s"
                + " FROM VALUES (1), (2) t(x))",
            "2",
            site -> {
              Sketches.binary(site, 0);
              return Signature.resolver("(binary) -> binary!").resolve(site);
            },
            context -> new Intersecting()),
        scalar(
            "theta_sketch_estimate",
            "About how many distinct values went into a theta sketch.",
            "theta_sketch_estimate(theta_sketch_agg(x)) FROM VALUES (1), (1), (2) t(x)",
            "2",
            "(binary) -> bigint",
            1,
            (in, out) ->
                out.putLong(
                    Math.round(read(in.getBytes(0), "theta_sketch_estimate").getEstimate()))),
        scalar(
            "theta_union",
            "The union of two theta sketches.",
            "theta_sketch_estimate(theta_union" + PAIR,
            "3",
            "(binary, binary, int = 12) -> binary",
            2,
            (in, out) -> {
              Union union = union(in.getInt(2));
              union.union(read(in.getBytes(0), "theta_union"));
              union.union(read(in.getBytes(1), "theta_union"));
              out.putBytes(ByteSlice.of(union.getResult().toByteArrayCompressed()));
            }),
        scalar(
            "theta_intersection",
            "The intersection of two theta sketches.",
            "theta_sketch_estimate(theta_intersection" + PAIR,
            "1",
            "(binary, binary) -> binary",
            2,
            (in, out) -> {
              Intersection both = SetOperation.builder().buildIntersection();
              both.intersect(read(in.getBytes(0), "theta_intersection"));
              both.intersect(read(in.getBytes(1), "theta_intersection"));
              out.putBytes(ByteSlice.of(both.getResult().toByteArrayCompressed()));
            }),
        scalar(
            "theta_difference",
            "What is in the first theta sketch and not in the second.",
            "theta_sketch_estimate(theta_difference" + PAIR,
            "1",
            "(binary, binary) -> binary",
            2,
            (in, out) ->
                out.putBytes(
                    ByteSlice.of(
                        SetOperation.builder()
                            .buildANotB()
                            .aNotB(
                                read(in.getBytes(0), "theta_difference"),
                                read(in.getBytes(1), "theta_difference"))
                            .toByteArrayCompressed()))));
  }

  private static FunctionDefinition aggregate(
      String name,
      String usage,
      String example,
      String result,
      Resolver types,
      java.util.function.Function<BindContext, io.firesteel.engine.function.Accumulator> binder) {
    return AggregateFunction.named(name)
        .doc(usage, example, result)
        .resolver(types)
        .ignoresDuplicates()
        .bind(binder)
        .define();
  }

  private static FunctionDefinition scalar(
      String name,
      String usage,
      String example,
      String result,
      String signature,
      int sketches,
      RowFunction function) {
    Resolver types = size(Signature.resolver(signature), sketches);
    return ScalarFunction.named(name)
        .doc("sketch_funcs", usage, example, result)
        .resolver(
            site -> {
              for (int i = 0; i < sketches; i++) {
                Sketches.binary(site, i);
              }
              return types.resolve(site);
            })
        .canFail()
        .bind(Lift.strict(function))
        .define();
  }

  /** Checks the number of entries, which stands at an index. */
  private static Resolver size(Resolver types, int index) {
    return site -> {
      Sketches.setting(
          site,
          index,
          "THETA_LG_NOM_ENTRIES_MUST_BE_CONSTANT",
          "SKETCH_INVALID_LG_NOM_ENTRIES",
          4,
          26);
      return types.resolve(site);
    };
  }

  private static Resolved sketchTypes(CallSite site) {
    SqlType type = SqlType.BINARY;
    if (!site.arguments().isEmpty()) {
      type = site.arguments().get(0).type();
      boolean array =
          type instanceof ArrayType a
              && (a.element() == SqlType.INT || a.element() == SqlType.BIGINT);
      boolean fits =
          array
              || type.isText()
              || List.of(
                      SqlType.INT,
                      SqlType.BIGINT,
                      SqlType.BINARY,
                      SqlType.DOUBLE,
                      SqlType.FLOAT,
                      SqlType.VOID)
                  .contains(type);
      if (!fits) {
        throw CallErrors.inputType(site, 0, REQUIRED);
      }
    }
    return size(Signature.resolver("(any, int = 12) -> binary!"), 1).resolve(site);
  }

  private static Sketch read(ByteSlice bytes, String function) {
    return Sketches.read(bytes, CompactSketch::wrap, INVALID, function);
  }

  private static Union union(int lgEntries) {
    return SetOperation.builder().setLogNominalEntries(lgEntries).buildUnion();
  }

  /** THETA_SKETCH_AGG: the rows' sketch, and the union of those that came from elsewhere. */
  static final class Building extends ObjectAccumulator<Building.State> {
    private final int lgEntries;
    private final String collation;

    Building(BindContext context) {
      super(List.of(context.argument(0)), SqlType.BINARY);
      lgEntries = ((Number) context.constant(1)).intValue();
      collation = Collations.of(context.argument(0));
    }

    /** Either may be null. */
    static final class State {
      private UpdateSketch rows;
      private Union union;
    }

    private Union all(State state) {
      Union all = state == null || state.union == null ? union(lgEntries) : state.union;
      if (state != null) {
        if (state.rows != null) {
          all.union(state.rows.compact());
          state.rows = null;
        }
        state.union = all;
      }
      return all;
    }

    @Override
    protected State add(State state, Object[] row) {
      State all = state == null ? new State() : state;
      if (all.rows == null) {
        all.rows = UpdateSketch.builder().setLogNominalEntries(lgEntries).build();
      }
      update(all.rows, row[0]);
      return all;
    }

    private void update(UpdateSketch sketch, Object value) {
      if (value instanceof ByteSlice bytes) {
        sketch.update(
            collation == null
                ? bytes.toByteArray()
                : Collations.sortKey(collation, bytes.toString()));
      } else if (value instanceof List<?> list) {
        long[] longs = new long[list.size()];
        int[] ints = new int[list.size()];
        boolean wide = false;
        for (int i = 0; i < longs.length; i++) {
          // A null element counts as zero.
          Number n = list.get(i) == null ? 0 : (Number) list.get(i);
          wide |= n instanceof Long;
          longs[i] = n.longValue();
          ints[i] = n.intValue();
        }
        if (wide) {
          sketch.update(longs);
        } else {
          sketch.update(ints);
        }
      } else if (value instanceof Double || value instanceof Float) {
        sketch.update(((Number) value).doubleValue());
      } else {
        sketch.update(((Number) value).longValue());
      }
    }

    @Override
    protected byte[] save(State state) {
      return all(state).getResult().toByteArrayCompressed();
    }

    @Override
    protected State merge(State state, ByteSlice saved) {
      State all = state == null ? new State() : state;
      all(all).union(read(saved, "theta_sketch_agg"));
      return all;
    }

    @Override
    protected Object result(State state) {
      return ByteSlice.of(all(state).getResult().toByteArrayCompressed());
    }

    @Override
    protected long bytesOf(State state) {
      return 200 + (8L << Math.min(lgEntries, 12));
    }
  }

  /** THETA_UNION_AGG. */
  static final class Uniting extends ObjectAccumulator<Union> {
    private final int lgEntries;

    Uniting(BindContext context) {
      super(List.of(SqlType.BINARY), SqlType.BINARY);
      lgEntries = ((Number) context.constant(1)).intValue();
    }

    @Override
    protected Union add(Union state, Object[] row) {
      return merge(state, (ByteSlice) row[0]);
    }

    @Override
    protected byte[] save(Union state) {
      return state.getResult().toByteArrayCompressed();
    }

    @Override
    protected Union merge(Union state, ByteSlice saved) {
      Union union = state == null ? union(lgEntries) : state;
      union.union(read(saved, "theta_union_agg"));
      return union;
    }

    @Override
    protected Object result(Union state) {
      return ByteSlice.of(save(state == null ? union(lgEntries) : state));
    }

    @Override
    protected long bytesOf(Union state) {
      return 200 + (8L << Math.min(lgEntries, 12));
    }
  }

  /** THETA_INTERSECTION_AGG. */
  static final class Intersecting extends ObjectAccumulator<Intersection> {
    Intersecting() {
      super(List.of(SqlType.BINARY), SqlType.BINARY);
    }

    @Override
    protected Intersection add(Intersection state, Object[] row) {
      return merge(state, (ByteSlice) row[0]);
    }

    @Override
    protected byte[] save(Intersection state) {
      return state.getResult().toByteArrayCompressed();
    }

    @Override
    protected Intersection merge(Intersection state, ByteSlice saved) {
      Intersection both = state == null ? SetOperation.builder().buildIntersection() : state;
      both.intersect(read(saved, "theta_intersection_agg"));
      return both;
    }

    @Override
    protected Object result(Intersection state) {
      if (state == null) {
        throw Sketches.invalid(INVALID, "theta_intersection_agg");
      }
      return ByteSlice.of(save(state));
    }

    @Override
    protected long bytesOf(Intersection state) {
      return 4096;
    }
  }
}
