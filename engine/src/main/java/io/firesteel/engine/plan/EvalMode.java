package io.firesteel.engine.plan;

/** What happens to a row for which a function fails; chosen when a call is planned. */
public enum EvalMode {
  /** The error is raised. */
  ANSI,
  /** Spark's rules before ANSI: overflow wraps, bad input gives NULL. */
  LEGACY,
  /** NULL instead of the error: {@code try_cast}, {@code try_add}... */
  TRY
}
