package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.WindowSpecification;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rex.RexNode;

/**
 * Where an expression stands.
 *
 * @param scope the row that columns belong to
 * @param first names that come before the scope's columns (ORDER BY: the select list), or null
 * @param last names that come after them (HAVING: the select list), or null
 * @param lambda the innermost lambda around, or null
 * @param windows the WINDOW clause by name
 * @param keys in HAVING outside of aggregates the keys of GROUP BY, else null
 */
record Ctx(
    Scope scope,
    Env env,
    Names first,
    Names last,
    Frame lambda,
    Map<String, WindowSpecification> windows,
    List<RexNode> keys) {

  /** What a simple name means besides columns. */
  @FunctionalInterface
  interface Names {
    /** The node, or null if the name means nothing here. */
    RexNode find(String name);

    /** A dotted name without the qualifier that these names may have. */
    default List<String> strip(List<String> parts) {
      return parts;
    }
  }

  /** A lambda's parameters: placeholders that the closed lambda replaces. */
  record Frame(List<String> names, List<RexNode> variables, Frame outer) {}

  static Ctx of(Scope scope, Env env) {
    return new Ctx(scope, env, null, null, null, Map.of(), null);
  }

  Ctx withWindows(Map<String, WindowSpecification> named) {
    return new Ctx(scope, env, first, last, lambda, named, keys);
  }

  Ctx withFirst(Names names) {
    return new Ctx(scope, env, names, last, lambda, windows, keys);
  }

  Ctx withLast(Names names) {
    return new Ctx(scope, env, first, names, lambda, windows, keys);
  }

  Ctx withKeys(List<RexNode> grouped) {
    return new Ctx(scope, env, first, last, lambda, windows, grouped);
  }

  Ctx withLambda(List<String> names, List<RexNode> variables) {
    return new Ctx(scope, env, first, last, new Frame(names, variables, lambda), windows, keys);
  }

  /** Arguments of aggregate functions mean input columns, whatever the select list is called. */
  Ctx inAggregate() {
    return first == null && keys == null
        ? this
        : new Ctx(scope, env, null, first == null ? last : first, lambda, windows, null);
  }

  static SqlType type(RexNode node) {
    return Analysis.type(node);
  }
}
