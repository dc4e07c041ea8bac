package io.firesteel.engine.function.lift;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Makes kernels of functions of one row. */
public final class Lift {
  private Lift() {}

  /** A strict function: it sees no nulls. */
  public static Function<BindContext, Kernel> strict(RowFunction function) {
    return context -> kernel(context, true, context.mode() == EvalMode.TRY, function);
  }

  /** A strict function that depends on what it is bound to. */
  public static Function<BindContext, Kernel> strict(Function<BindContext, RowFunction> binder) {
    return context -> kernel(context, true, context.mode() == EvalMode.TRY, binder.apply(context));
  }

  /** A strict function whose failing rows are null, in every mode: {@code try_...}. */
  public static Function<BindContext, Kernel> tried(Function<BindContext, RowFunction> binder) {
    return context -> kernel(context, true, true, binder.apply(context));
  }

  /** A function that looks at nulls itself. */
  public static Function<BindContext, Kernel> called(RowFunction function) {
    return context -> kernel(context, false, context.mode() == EvalMode.TRY, function);
  }

  /** A function that looks at nulls itself and depends on what it is bound to. */
  public static Function<BindContext, Kernel> called(Function<BindContext, RowFunction> binder) {
    return context -> kernel(context, false, context.mode() == EvalMode.TRY, binder.apply(context));
  }

  /** The kernel itself. */
  public static Kernel kernel(
      BindContext context, boolean strict, boolean tries, RowFunction function) {
    SqlType type = context.type();
    List<SqlType> types = new ArrayList<>(context.argumentTypes());
    return (arguments, rows) -> {
      Inputs in = new Inputs(types, arguments);
      Output out = new Output(type, rows);
      Validity validity = strict ? validity(arguments, rows) : Validity.ALL;
      for (int i = 0; i < rows; i++) {
        if (validity.isValid(i)) {
          in.moveTo(i);
          out.moveTo(i);
          if (tries) {
            attempt(function, in, out);
          } else {
            function.apply(in, out);
          }
        }
      }
      return out.build();
    };
  }

  private static void attempt(RowFunction function, Inputs in, Output out) {
    try {
      function.apply(in, out);
    } catch (SqlException e) {
      // The row stays null.
    }
  }

  /** The rows in which no argument is null. */
  public static Validity validity(ColumnVector[] arguments, int rows) {
    Validity all = Validity.ALL;
    for (ColumnVector argument : arguments) {
      if (argument != null && argument.mayHaveNulls()) {
        all = Validity.and(all, Vectors.validity(argument), rows);
      }
    }
    return all;
  }
}
