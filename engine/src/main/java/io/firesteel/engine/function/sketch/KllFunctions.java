package io.firesteel.engine.function.sketch;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.aggregate.ObjectAccumulator;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** KLL sketches: quantiles and ranks of BIGINT, FLOAT and DOUBLE values. */
public final class KllFunctions {
  static final String INVALID = "KLL_INVALID_INPUT_SKETCH_BUFFER";
  private static final int LEAST_K = 8;
  private static final int MOST_K = 65535;

  private KllFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    for (KllKind kind : KllKind.values()) {
      all.addAll(of(kind));
    }
    return all;
  }

  private static List<FunctionDefinition> of(KllKind kind) {
    String suffix = "_" + kind.suffix();
    String sketch = "kll_sketch_agg" + suffix + "(x)";
    String values = " FROM VALUES (" + kind.literal(1) + "), (" + kind.literal(2) + ") t(x)";
    return List.of(
        AggregateFunction.named("kll_sketch_agg" + suffix)
            .doc(
                "A KLL sketch of the values; the second argument (8 to 65535, by default 200) is"
                    + " its size.",
                "kll_sketch_get_n" + suffix + "(" + sketch + ")" + values,
                "2")
            .resolver(
                site -> {
                  value(site, kind);
                  return size(Signature.resolver("(any, int = 200) -> binary!")).resolve(site);
                })
            .bind(context -> new Building(context, kind, context.argument(0)))
            .define(),
        AggregateFunction.named("kll_merge_agg" + suffix)
            .doc(
                "The KLL sketches in one; of the size of the first unless one is given.",
                "kll_sketch_get_n"
                    + suffix
                    + "(kll_merge_agg"
                    + suffix
                    + "(s)) FROM (SELECT "
                    + sketch
                    + " s"
                    + values
                    + ")",
                "2")
            .resolver(
                site -> {
                  Sketches.binary(site, 0);
                  return size(Signature.resolver("(binary, int?) -> binary!")).resolve(site);
                })
            .bind(context -> new Building(context, kind, SqlType.BINARY))
            .define(),
        scalar(
            "kll_sketch_get_n" + suffix,
            "How many values went into a KLL sketch.",
            "kll_sketch_get_n" + suffix + "(" + sketch + ")" + values,
            "(binary) -> bigint",
            1,
            (in, out) ->
                out.putLong(kind.count(kind.read(in.getBytes(0), "kll_sketch_get_n" + suffix)))),
        scalar(
            "kll_sketch_to_string" + suffix,
            "A summary of a KLL sketch for people.",
            "length(kll_sketch_to_string" + suffix + "(" + sketch + ")) > 0" + values,
            "(binary) -> string",
            1,
            (in, out) ->
                out.putString(
                    kind.read(in.getBytes(0), "kll_sketch_to_string" + suffix).toString())),
        scalar(
            "kll_sketch_merge" + suffix,
            "Two KLL sketches in one.",
            "kll_sketch_get_n"
                + suffix
                + "(kll_sketch_merge"
                + suffix
                + "("
                + sketch
                + ", "
                + sketch
                + "))"
                + values,
            "(binary, binary) -> binary",
            2,
            (in, out) -> {
              String name = "kll_sketch_merge" + suffix;
              Object merged = kind.read(in.getBytes(0), name);
              kind.merge(merged, kind.read(in.getBytes(1), name));
              out.putBytes(ByteSlice.of(kind.bytes(merged)));
            }),
        lookup(
            kind,
            "kll_sketch_get_quantile" + suffix,
            "The value of a KLL sketch at a rank from 0 to 1; an array of ranks gives an array.",
            "rank",
            SqlType.DOUBLE,
            kind.type()),
        lookup(
            kind,
            "kll_sketch_get_rank" + suffix,
            "The rank from 0 to 1 of a value in a KLL sketch; an array of values gives an array.",
            "quantile",
            kind.type(),
            SqlType.DOUBLE));
  }

  private static FunctionDefinition scalar(
      String name,
      String usage,
      String example,
      String signature,
      int sketches,
      RowFunction function) {
    Resolver types = Signature.resolver(signature);
    return ScalarFunction.named(name)
        .doc("sketch_funcs", usage, example, "")
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

  /** A quantile or a rank of a sketch: the second argument is a constant, or an array of them. */
  private static FunctionDefinition lookup(
      KllKind kind, String name, String usage, String argument, SqlType from, SqlType to) {
    boolean quantile = argument.equals("rank");
    return ScalarFunction.named(name)
        .doc("sketch_funcs", usage, "", "")
        .resolver(site -> lookupTypes(site, argument, from, to))
        .nulls(NullPolicy.CALLED)
        .canFail()
        .bind(
            Lift.called(
                (in, out) -> {
                  if (in.isNull(0) || in.isNull(1)) {
                    return;
                  }
                  Object sketch = kind.read(in.getBytes(0), name);
                  Object asked = in.getValue(1);
                  if (asked instanceof List<?> list) {
                    List<Object> all = new ArrayList<>();
                    for (Object one : list) {
                      all.add(find(kind, sketch, one, quantile, name));
                    }
                    out.putValue(all);
                  } else {
                    out.putValue(find(kind, sketch, asked, quantile, name));
                  }
                }))
        .define();
  }

  private static Object find(
      KllKind kind, Object sketch, Object asked, boolean quantile, String name) {
    if (quantile) {
      double rank = ((Number) asked).doubleValue();
      if (!(rank >= 0 && rank <= 1)) {
        throw SqlException.of(
                "KLL_SKETCH_INVALID_QUANTILE_RANGE",
                "The rank of " + name + " must be from 0 to 1, not " + rank + ".")
            .with("functionName", "`" + name + "`");
      }
    }
    try {
      return quantile
          ? kind.quantile(sketch, ((Number) asked).doubleValue())
          : (Object) kind.rank(sketch, (Number) asked);
    } catch (RuntimeException e) {
      // An empty sketch has neither.
      throw Sketches.invalid(INVALID, name).causedBy(e);
    }
  }

  private static Resolved lookupTypes(CallSite site, String name, SqlType from, SqlType to) {
    if (site.arguments().size() != 2) {
      throw CallErrors.argumentCount(site, "2", site.arguments().size());
    }
    Sketches.binary(site, 0);
    Argument asked = site.arguments().get(1);
    String required =
        "("
            + CallErrors.quoted(from)
            + " or "
            + CallErrors.quoted("ARRAY<" + from.sqlName() + ">")
            + ")";
    boolean array = asked.type() instanceof ArrayType;
    SqlType one = asked.type() instanceof ArrayType a ? a.element() : asked.type();
    boolean nulls = asked.type() instanceof ArrayType a && a.containsNull();
    if (nulls || !TypeCoercion.isImplicit(one, from, site.ansi())) {
      throw CallErrors.inputType(site, 1, required);
    }
    if (!asked.foldable()) {
      throw CallErrors.notConstant(site, 1, name);
    }
    SqlType type = array ? SqlType.array(from, false) : from;
    return Resolved.of(List.of(SqlType.BINARY, type), array ? SqlType.array(to, false) : to, true);
  }

  private static void value(CallSite site, KllKind kind) {
    if (!site.arguments().isEmpty()) {
      TypeKind type = site.arguments().get(0).type().kind();
      Set<TypeKind> accepted = kind.accepted();
      if (!accepted.contains(type) && type != TypeKind.VOID) {
        throw CallErrors.inputType(site, 0, kind.required());
      }
    }
  }

  private static Resolver size(Resolver types) {
    return site -> {
      if (site.arguments().size() > 1) {
        Argument k = site.arguments().get(1);
        if (!k.type().isIntegral() && k.type().kind() != TypeKind.VOID) {
          throw CallErrors.inputType(site, 1, "\"INT\"");
        }
        if (!k.foldable()) {
          throw CallErrors.notConstant(site, 1, "k");
        }
        if (k.value() == null) {
          throw CallErrors.unexpectedNull(site, "k");
        }
        long value = ((Number) k.value()).longValue();
        if (value < LEAST_K || value > MOST_K) {
          throw CallErrors.mismatch(
                  site,
                  "TYPE_CHECK_FAILURE_WITH_HINT",
                  "The size of a KLL sketch is from 8 to 65535, not " + value + ".")
              .with("msg", "k must be from 8 to 65535")
              .with("hint", "");
        }
      }
      return types.resolve(site);
    };
  }

  /** KLL_SKETCH_AGG of values and KLL_MERGE_AGG of sketches. */
  private static final class Building extends ObjectAccumulator<Object> {
    private static final int DEFAULT_K = 200;

    private final KllKind kind;
    private final String function;
    private final boolean sketches;
    private final Integer k;

    Building(BindContext context, KllKind kind, SqlType argument) {
      super(List.of(argument), SqlType.BINARY);
      this.kind = kind;
      this.function = context.function();
      this.sketches = argument == SqlType.BINARY;
      this.k =
          context.argumentTypes().size() > 1 ? ((Number) context.constant(1)).intValue() : null;
    }

    @Override
    protected Object add(Object state, Object[] row) {
      if (sketches) {
        return merge(state, (ByteSlice) row[0]);
      }
      Object sketch = state == null ? kind.create(k) : state;
      kind.update(sketch, (Number) row[0]);
      return sketch;
    }

    @Override
    protected byte[] save(Object state) {
      return kind.bytes(state);
    }

    @Override
    protected Object merge(Object state, ByteSlice saved) {
      Object other = kind.read(saved, function);
      Object sketch = state != null ? state : kind.create(k == null ? kind.k(other) : k);
      kind.merge(sketch, other);
      return sketch;
    }

    @Override
    protected Object result(Object state) {
      return ByteSlice.of(
          kind.bytes(state == null ? kind.create(k == null ? DEFAULT_K : k) : state));
    }

    @Override
    protected long bytesOf(Object state) {
      return 200 + 24L * (k == null ? DEFAULT_K : k);
    }
  }
}
