package io.firesteel.engine.function.sketch;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.StructType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.AggregateFunction;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import java.util.ArrayList;
import java.util.List;

/** The most frequent items, about: approx_top_k, and its sketches to keep and combine. */
public final class TopKFunctions {
  static final int DEFAULT_K = 5;
  static final int DEFAULT_TRACKED = 10_000;
  private static final int MOST_TRACKED = 1_000_000;

  private TopKFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        AggregateFunction.named("approx_top_k")
            .doc(
                "The k (by default 5) most frequent values with their counts; so many items"
                    + " (by default 10000) are tracked.",
                "approx_top_k(x, 2) FROM VALUES ('a'), ('b'), ('c'), ('c'), ('c'), ('b') t(x)",
                "[{\"item\":\"c\",\"count\":3},{\"item\":\"b\",\"count\":2}]")
            .resolver(TopKFunctions::topTypes)
            .bind(
                context ->
                    new TopKAccumulator(
                        context.argument(0),
                        context.type(),
                        setting(context.constant(2), DEFAULT_TRACKED),
                        setting(context.constant(1), DEFAULT_K)))
            .define(),
        AggregateFunction.named("approx_top_k_accumulate")
            .doc(
                "A sketch of the frequent values, for approx_top_k_estimate.",
                "approx_top_k_estimate(approx_top_k_accumulate(x), 1) FROM VALUES (1), (2), (2)"
                    + " t(x)",
                "[{\"item\":2,\"count\":2}]")
            .resolver(TopKFunctions::accumulateTypes)
            .bind(
                context ->
                    new TopKAccumulator(
                        context.argument(0),
                        context.type(),
                        setting(context.constant(1), DEFAULT_TRACKED),
                        -1))
            .define(),
        AggregateFunction.named("approx_top_k_combine")
            .doc(
                "Sketches of frequent values in one.",
                "approx_top_k_estimate(approx_top_k_combine(s), 1) FROM (SELECT"
                    + " approx_top_k_accumulate(x) s FROM VALUES (1), (2), (2) t(x))",
                "[{\"item\":2,\"count\":2}]")
            .resolver(TopKFunctions::combineTypes)
            .bind(
                context ->
                    new TopKCombiner((StructType) context.type(), setting(context.constant(1), -1)))
            .define(),
        ScalarFunction.named("approx_top_k_estimate")
            .doc(
                "sketch_funcs",
                "The k (by default 5) most frequent values of a sketch with their counts.",
                "approx_top_k_estimate(approx_top_k_accumulate(x), 1) FROM VALUES (1), (2), (2)"
                    + " t(x)",
                "[{\"item\":2,\"count\":2}]")
            .resolver(TopKFunctions::estimateTypes)
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      List<?> state = (List<?>) in.getValue(0);
                      SqlType item = itemType(in.type(0));
                      int k = in.count() > 1 ? in.getInt(1) : DEFAULT_K;
                      ByteSlice sketch = (ByteSlice) state.get(0);
                      out.putValue(
                          FrequentItems.top(
                              FrequentItems.read(item, sketch),
                              item,
                              k,
                              FrequentItems.nulls(sketch)));
                    }))
            .define());
  }

  private static int setting(Object constant, int otherwise) {
    return constant == null ? otherwise : ((Number) constant).intValue();
  }

  static SqlType itemType(SqlType state) {
    return ((StructType) state).fields().get(2).type();
  }

  private static SqlType stateType(SqlType item) {
    return SqlType.struct(
        List.of(
            new SqlType.Field("sketch", SqlType.BINARY, false),
            new SqlType.Field("maxItemsTracked", SqlType.INT, false),
            new SqlType.Field("itemDataType", item, true),
            new SqlType.Field("itemDataTypeDDL", SqlType.STRING, false)));
  }

  private static SqlType resultType(SqlType item) {
    return SqlType.array(
        SqlType.struct(
            List.of(
                new SqlType.Field("item", item, true),
                new SqlType.Field("count", SqlType.BIGINT, false))),
        false);
  }

  private static SqlType item(CallSite site) {
    SqlType type = TypeCoercion.plain(site.arguments().get(0).type());
    if (!TypeCoercion.isAtomic(type) || type == SqlType.BINARY) {
      throw hint(site, type.simpleName() + " columns are not supported");
    }
    return type;
  }

  private static SqlException hint(CallSite site, String message) {
    return CallErrors.mismatch(site, "TYPE_CHECK_FAILURE_WITH_HINT", message + ".")
        .with("msg", message)
        .with("hint", "");
  }

  /** The value of a positive constant argument; the default if it is left out. */
  private static int positive(CallSite site, int index, String name, int otherwise) {
    if (index >= site.arguments().size()) {
      return otherwise;
    }
    Argument argument = site.arguments().get(index);
    if (!TypeCoercion.isImplicit(argument.type(), SqlType.INT, site.ansi())) {
      throw CallErrors.inputType(site, index, "\"INT\"");
    }
    if (!argument.foldable()) {
      throw hint(site, (name.equals("k") ? "K" : name) + " must be a constant literal");
    }
    if (argument.value() == null) {
      throw SqlException.of("APPROX_TOP_K_NULL_ARG", "The argument " + name + " must not be NULL.")
          .with("argName", "`" + name + "`");
    }
    if (!(argument.value() instanceof Number n)) {
      return otherwise;
    }
    if (n.longValue() <= 0) {
      throw SqlException.of(
              "APPROX_TOP_K_NON_POSITIVE_ARG", "The argument " + name + " must be positive.")
          .with("argName", "`" + name + "`")
          .with("argValue", n.toString());
    }
    return (int) Math.min(Integer.MAX_VALUE, n.longValue());
  }

  private static void tracked(int tracked, int k) {
    if (tracked > MOST_TRACKED) {
      throw SqlException.of(
              "APPROX_TOP_K_MAX_ITEMS_TRACKED_EXCEEDS_LIMIT",
              "At most " + MOST_TRACKED + " items can be tracked, not " + tracked + ".")
          .with("maxItemsTracked", Integer.toString(tracked))
          .with("limit", Integer.toString(MOST_TRACKED));
    }
    if (tracked < k) {
      throw SqlException.of(
              "APPROX_TOP_K_MAX_ITEMS_TRACKED_LESS_THAN_K",
              "As many items must be tracked as are asked for.")
          .with("maxItemsTracked", Integer.toString(tracked))
          .with("k", Integer.toString(k));
    }
  }

  private static void count(CallSite site, int most, String expected) {
    int n = site.arguments().size();
    if (n < 1 || n > most) {
      throw CallErrors.argumentCount(site, expected, n);
    }
  }

  private static List<SqlType> types(CallSite site, SqlType first) {
    List<SqlType> types = new ArrayList<>(List.of(first));
    while (types.size() < site.arguments().size()) {
      types.add(SqlType.INT);
    }
    return types;
  }

  private static Resolved topTypes(CallSite site) {
    count(site, 3, "[1, 2, 3]");
    SqlType item = item(site);
    int k = positive(site, 1, "k", DEFAULT_K);
    tracked(positive(site, 2, "maxItemsTracked", DEFAULT_TRACKED), k);
    List<SqlType> types = types(site, item);
    List<Object> defaults = new ArrayList<>();
    if (types.size() == 1) {
      types.add(SqlType.INT);
      defaults.add(DEFAULT_K);
    }
    if (types.size() == 2) {
      types.add(SqlType.INT);
      defaults.add(DEFAULT_TRACKED);
    }
    return new Resolved(types, defaults, resultType(item), false);
  }

  private static Resolved accumulateTypes(CallSite site) {
    count(site, 2, "[1, 2]");
    SqlType item = item(site);
    tracked(positive(site, 1, "maxItemsTracked", DEFAULT_TRACKED), 0);
    return sized(site, item, stateType(item), DEFAULT_TRACKED);
  }

  private static Resolved sized(CallSite site, SqlType first, SqlType result, int size) {
    List<SqlType> types = types(site, first);
    List<Object> defaults = new ArrayList<>();
    if (types.size() == 1) {
      types.add(SqlType.INT);
      defaults.add(size);
    }
    return new Resolved(types, defaults, result, false);
  }

  private static SqlType state(CallSite site) {
    SqlType type = site.arguments().get(0).type();
    boolean fits =
        type instanceof StructType struct
            && struct.fields().size() == 4
            && struct.fields().get(0).type().kind() == TypeKind.BINARY;
    if (!fits) {
      throw CallErrors.inputType(site, 0, "\"STRUCT\"");
    }
    return type;
  }

  private static Resolved combineTypes(CallSite site) {
    count(site, 2, "[1, 2]");
    SqlType state = state(site);
    tracked(positive(site, 1, "maxItemsTracked", DEFAULT_TRACKED), 0);
    return sized(site, state, state, -1);
  }

  private static Resolved estimateTypes(CallSite site) {
    count(site, 2, "[1, 2]");
    SqlType state = state(site);
    positive(site, 1, "k", DEFAULT_K);
    return Resolved.of(
        types(site, state), resultType(itemType(state)), site.arguments().get(0).nullable());
  }
}
