package io.firesteel.engine.function.lift;

/** A function of one row: reads its arguments, and writes exactly one result or none for null. */
@FunctionalInterface
public interface RowFunction {
  /**
   * @param in the arguments of the current row
   * @param out takes the result; a row for which nothing is put is null
   */
  void apply(Inputs in, Output out);
}
