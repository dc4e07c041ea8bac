package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;

/** Binds casts between any two types. */
public final class Casts {
  private Casts() {}

  /** The kernel of a cast. */
  public static Kernel bind(SqlType from, SqlType to, EvalMode mode, QueryContext query) {
    throw new UnsupportedOperationException(from.simpleName() + " to " + to.simpleName());
  }

  /** A value as the literal that error messages show. */
  public static String literal(SqlType type, Object value) {
    return type.sqlName() + " '" + value + "'";
  }
}
