package io.firesteel.engine.operator.aggregate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Accumulator;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.plan.AggregateCall;
import io.firesteel.engine.plan.QueryContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Binds aggregate calls to accumulators. */
public final class CallBinding {
  private CallBinding() {}

  /** A new accumulator without groups. */
  public static Accumulator bind(AggregateCall call, QueryContext query) {
    int n = call.arguments().size();
    List<SqlType> types = call.argumentTypes();
    List<ConstantVector> constants = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      Object value = i < call.constants().size() ? call.constants().get(i) : null;
      constants.add(value == null ? null : Vectors.constant(types.get(i), value, 1));
    }
    BindContext context =
        new BindContext(
            call.function(),
            types,
            constants,
            Collections.nCopies(n, null),
            call.type(),
            call.mode(),
            query);
    return FunctionRegistry.builtIn().aggregate(call.function()).bind(context);
  }

  /** Whether DISTINCT matters for the call. */
  static boolean isDistinct(AggregateCall call) {
    return call.distinct()
        && !FunctionRegistry.builtIn().aggregate(call.function()).ignoresDuplicates();
  }
}
