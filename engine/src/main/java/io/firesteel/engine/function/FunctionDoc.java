package io.firesteel.engine.function;

/**
 * A function's documentation, in our own words.
 *
 * @param group Spark's group, such as {@code string_funcs}
 * @param usage one or two sentences
 * @param example an expression to select
 * @param result what it gives, as text
 * @param since Spark's version that brought it, such as {@code 1.5.0}; empty if unknown
 */
public record FunctionDoc(String group, String usage, String example, String result, String since) {
  public static FunctionDoc of(String group, String usage) {
    return new FunctionDoc(group, usage, "", "", "");
  }
}
