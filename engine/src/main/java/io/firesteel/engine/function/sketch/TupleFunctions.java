package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.theta.CompactSketch;
import org.apache.datasketches.tuple.AnotB;
import org.apache.datasketches.tuple.Intersection;
import org.apache.datasketches.tuple.Sketch;
import org.apache.datasketches.tuple.Union;
import org.apache.datasketches.tuple.UpdatableSummary;

/** Tuple sketches: theta sketches that keep a number beside each distinct value. */
public final class TupleFunctions {
  private static final String SIZE = ", int = 12, string = 'sum')";
  private static final String MODE = ", string = 'sum')";

  private TupleFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>(of(TupleKind.DOUBLE));
    all.addAll(of(TupleKind.INTEGER));
    return all;
  }

  private static <U, S extends UpdatableSummary<U>> List<FunctionDefinition> of(
      TupleKind<U, S> kind) {
    List<FunctionDefinition> all = new ArrayList<>(aggregates(kind));
    all.addAll(figures(kind));
    all.addAll(operations(kind));
    return all;
  }

  private static <U, S extends UpdatableSummary<U>> List<FunctionDefinition> aggregates(
      TupleKind<U, S> kind) {
    String suffix = "_" + kind.suffix();
    String value = kind.type().simpleName();
    return List.of(
        AggregateFunction.named("tuple_sketch_agg" + suffix)
            .doc(
                "A tuple sketch of keys, each with a number, of 2 to the power of the third"
                    + " argument (4 to 26, by default 12) entries; the fourth says how the numbers"
                    + " of a key become one: sum, min, max or alwaysone.",
                "tuple_sketch_estimate"
                    + suffix
                    + "(tuple_sketch_agg"
                    + suffix
                    + "(x, 1)) FROM VALUES (1), (1), (2) t(x)",
                "2.0")
            .resolver(
                checked(
                    0,
                    2,
                    Signature.resolver(
                        "(array<int>|array<bigint>|binary|double|float|int|bigint|string, "
                            + value
                            + SIZE
                            + " -> binary!")))
            .bind(
                context ->
                    new TupleAccumulator<>(
                        kind,
                        "tuple_sketch_agg" + suffix,
                        List.of(context.argument(0), context.argument(1)),
                        ((Number) context.constant(2)).intValue(),
                        mode(context.constant(3))))
            .define(),
        AggregateFunction.named("tuple_union_agg" + suffix)
            .doc("The union of tuple sketches.", "", "")
            .resolver(checked(1, 1, Signature.resolver("(binary" + SIZE + " -> binary!")))
            .bind(
                context ->
                    new TupleAccumulator<>(
                        kind,
                        "tuple_union_agg" + suffix,
                        List.of(SqlType.BINARY),
                        ((Number) context.constant(1)).intValue(),
                        mode(context.constant(2))))
            .define(),
        AggregateFunction.named("tuple_intersection_agg" + suffix)
            .doc("The intersection of tuple sketches.", "", "")
            .resolver(checked(1, -1, Signature.resolver("(binary" + MODE + " -> binary!")))
            .bind(
                context ->
                    new TupleIntersection<>(
                        kind, "tuple_intersection_agg" + suffix, mode(context.constant(1))))
            .define());
  }

  private static <U, S extends UpdatableSummary<U>> List<FunctionDefinition> figures(
      TupleKind<U, S> kind) {
    String suffix = "_" + kind.suffix();
    String total = kind.totalType().simpleName();
    return List.of(
        scalar(
            "tuple_sketch_estimate" + suffix,
            "About how many distinct keys went into a tuple sketch.",
            checked(1, -1, Signature.resolver("(binary) -> double")),
            (in, out) ->
                out.putDouble(
                    kind.read(in.getBytes(0), "tuple_sketch_estimate" + suffix).getEstimate())),
        scalar(
            "tuple_sketch_theta" + suffix,
            "The fraction of the keys that a tuple sketch keeps, from 0 to 1.",
            checked(1, -1, Signature.resolver("(binary) -> double")),
            (in, out) ->
                out.putDouble(kind.read(in.getBytes(0), "tuple_sketch_theta" + suffix).getTheta())),
        scalar(
            "tuple_sketch_summary" + suffix,
            "All numbers of a tuple sketch in one, by sum, min, max or alwaysone.",
            checked(1, -1, Signature.resolver("(binary" + MODE + " -> " + total)),
            (in, out) ->
                out.putValue(
                    kind.total(
                        kind.read(in.getBytes(0), "tuple_sketch_summary" + suffix),
                        mode(in.getBytes(1))))));
  }

  /** A set operation of two sketches, by the mode. */
  @FunctionalInterface
  private interface Operation<S extends UpdatableSummary<?>> {
    Sketch<S> of(Inputs in, Sketch<S> left);
  }

  private static <U, S extends UpdatableSummary<U>> List<FunctionDefinition> operations(
      TupleKind<U, S> kind) {
    String suffix = "_" + kind.suffix();
    List<FunctionDefinition> all = new ArrayList<>();
    for (boolean theta : new boolean[] {false, true}) {
      String end = (theta ? "_theta" : "") + suffix;
      String second = theta ? "a theta sketch" : "another";
      String union = "tuple_union" + end;
      all.add(
          operation(
              kind,
              union,
              "The union of a tuple sketch and " + second + ".",
              SIZE,
              2,
              (in, left) -> {
                TupleKind.Mode mode = mode(in.getBytes(3));
                Union<S> both = new Union<>(1 << in.getInt(2), kind.operations(mode));
                both.union(left);
                if (theta) {
                  both.union(theta(in.getBytes(1), union), kind.neutral(mode));
                } else {
                  both.union(kind.read(in.getBytes(1), union));
                }
                return both.getResult();
              }));
      String intersection = "tuple_intersection" + end;
      all.add(
          operation(
              kind,
              intersection,
              "The intersection of a tuple sketch and " + second + ".",
              MODE,
              -1,
              (in, left) -> {
                TupleKind.Mode mode = mode(in.getBytes(2));
                Intersection<S> both = new Intersection<>(kind.operations(mode));
                both.intersect(left);
                if (theta) {
                  both.intersect(theta(in.getBytes(1), intersection), kind.neutral(mode));
                } else {
                  both.intersect(kind.read(in.getBytes(1), intersection));
                }
                return both.getResult();
              }));
      String difference = "tuple_difference" + end;
      all.add(
          operation(
              kind,
              difference,
              "What is in a tuple sketch and not in " + second + ".",
              ")",
              -1,
              (in, left) ->
                  theta
                      ? AnotB.aNotB(left, theta(in.getBytes(1), difference))
                      : AnotB.aNotB(left, kind.read(in.getBytes(1), difference))));
    }
    return all;
  }

  private static <U, S extends UpdatableSummary<U>> FunctionDefinition operation(
      TupleKind<U, S> kind,
      String name,
      String usage,
      String settings,
      int size,
      Operation<S> operation) {
    return scalar(
        name,
        usage,
        checked(2, size, Signature.resolver("(binary, binary" + settings + " -> binary")),
        (in, out) -> {
          Sketch<S> result = operation.of(in, kind.read(in.getBytes(0), name));
          out.putBytes(ByteSlice.of(result.compact().toByteArray()));
        });
  }

  private static org.apache.datasketches.theta.Sketch theta(ByteSlice bytes, String function) {
    return Sketches.read(bytes, CompactSketch::wrap, "THETA_INVALID_INPUT_SKETCH_BUFFER", function);
  }

  private static FunctionDefinition scalar(
      String name, String usage, Resolver types, RowFunction function) {
    return ScalarFunction.named(name)
        .doc("sketch_funcs", usage, "", "")
        .resolver(types)
        .canFail()
        .makesNull()
        .bind(Lift.strict(function))
        .define();
  }

  static TupleKind.Mode mode(Object constant) {
    TupleKind.Mode mode = constant == null ? null : TupleKind.Mode.of(constant.toString());
    return mode == null ? TupleKind.Mode.SUM : mode;
  }

  /**
   * Checks sketches, then what follows them.
   *
   * @param sketches number of leading arguments that are sketches
   * @param size index of the number of entries, negative if there is none
   */
  private static Resolver checked(int sketches, int size, Resolver types) {
    return site -> {
      for (int i = 0; i < sketches; i++) {
        Sketches.binary(site, i);
      }
      for (int i = Math.max(1, sketches); i < site.arguments().size(); i++) {
        Argument argument = site.arguments().get(i);
        if (i == size) {
          size(site, i, argument);
        } else if (argument.type().isText() && (sketches > 0 || i > size)) {
          mode(site, i, argument);
        }
      }
      return types.resolve(site);
    };
  }

  private static void size(CallSite site, int index, Argument argument) {
    if (!argument.type().isIntegral() && argument.type().kind() != TypeKind.VOID) {
      throw CallErrors.inputType(site, index, "\"INT\"");
    }
    if (!argument.foldable()) {
      throw CallErrors.notConstant(site, index, "lgNomEntries");
    }
    if (argument.value() == null) {
      throw CallErrors.unexpectedNull(site, "lgNomEntries");
    }
    long value = ((Number) argument.value()).longValue();
    if (value < 4 || value > 26) {
      throw hint(site, "lgNomEntries must be from 4 to 26");
    }
  }

  private static void mode(CallSite site, int index, Argument argument) {
    if (!argument.foldable()) {
      throw CallErrors.notConstant(site, index, "mode");
    }
    if (argument.value() == null) {
      throw CallErrors.unexpectedNull(site, "mode");
    }
    if (TupleKind.Mode.of(argument.value().toString()) == null) {
      throw hint(site, "mode must be sum, min, max or alwaysone");
    }
  }

  private static RuntimeException hint(CallSite site, String message) {
    return CallErrors.mismatch(
            site, "TYPE_CHECK_FAILURE_WITH_HINT", "The argument " + message + ".")
        .with("msg", message)
        .with("hint", "");
  }
}
