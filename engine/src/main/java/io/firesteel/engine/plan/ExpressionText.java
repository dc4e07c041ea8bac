package io.firesteel.engine.plan;

import java.util.List;
import java.util.StringJoiner;

/** The stable text form of expressions in EXPLAIN and plan tests. */
final class ExpressionText {
  private static final int MAX_IN_VALUES = 10;

  private ExpressionText() {}

  static String literal(Expression.Literal literal) {
    Object value = literal.value();
    if (value == null) {
      return "NULL";
    }
    return switch (literal.type().kind()) {
      case STRING, CHAR, VARCHAR -> "'" + value.toString().replace("'", "''") + "'";
      case BOOLEAN, TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DECIMAL -> value.toString();
      case DATE -> "DATE '" + java.time.LocalDate.ofEpochDay((Integer) value) + "'";
      default -> literal.type().simpleName() + ":" + value;
    };
  }

  static String call(Expression.Call call) {
    List<Expression> args = call.arguments();
    String name = call.function();
    boolean symbol = !Character.isLetter(name.charAt(0)) && name.charAt(0) != '_';
    if (symbol && args.size() == 2) {
      return infix(" " + name + " ", args);
    }
    return (call.mode() == EvalMode.TRY ? "try:" : "") + function(name, args);
  }

  static String cast(Expression.Cast cast) {
    return (cast.mode() == EvalMode.TRY ? "TRY_CAST(" : "CAST(")
        + cast.operand()
        + " AS "
        + cast.type().sqlName()
        + ")";
  }

  static String infix(String operator, List<Expression> operands) {
    StringJoiner all = new StringJoiner(operator, "(", ")");
    operands.forEach(o -> all.add(o.toString()));
    return all.toString();
  }

  static String function(String name, List<Expression> arguments) {
    StringJoiner all = new StringJoiner(", ", name + "(", ")");
    arguments.forEach(a -> all.add(a.toString()));
    return all.toString();
  }

  static String caseWhen(Expression.Case c) {
    StringBuilder text = new StringBuilder("CASE");
    for (int i = 0; i < c.conditions().size(); i++) {
      text.append(" WHEN ").append(c.conditions().get(i));
      text.append(" THEN ").append(c.results().get(i));
    }
    return text.append(" ELSE ").append(c.otherwise()).append(" END").toString();
  }

  static String in(Expression.In in) {
    StringJoiner all = new StringJoiner(", ", in.value() + " IN (", ")");
    in.values().stream()
        .limit(MAX_IN_VALUES)
        .forEach(v -> all.add(literal(new Expression.Literal(in.value().type(), v))));
    if (in.values().size() > MAX_IN_VALUES) {
      all.add("... " + in.values().size() + " values");
    }
    if (in.hasNull()) {
      all.add("NULL");
    }
    return all.toString();
  }
}
