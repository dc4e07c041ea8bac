package io.firesteel.engine.plan;

import io.firesteel.core.type.SqlType;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/** An expression over the columns of one input. See the package for the rules. */
public sealed interface Expression extends Serializable
    permits Expression.InputRef,
        Expression.Literal,
        Expression.Parameter,
        Expression.Call,
        Expression.Cast,
        Expression.Logical,
        Expression.Case,
        Expression.Coalesce,
        Expression.In,
        Expression.Lambda,
        Expression.LambdaRef {

  SqlType type();

  /** The operands, in order. */
  List<Expression> children();

  /** Column {@code index} of the input. */
  record InputRef(int index, SqlType type) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return "#" + index;
    }
  }

  /** A value in the form of {@code Vectors}, or null. */
  record Literal(SqlType type, Object value) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return ExpressionText.literal(this);
    }
  }

  /** The statement's {@code ?} number {@code index}; replaced by a literal before a plan runs. */
  record Parameter(int index, SqlType type) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return "?" + index;
    }
  }

  /**
   * A call of a scalar function.
   *
   * @param function the canonical name in the function registry
   * @param arguments of exactly the types that the function's resolution asked for
   * @param place where it stands in the SQL, or null
   */
  record Call(String function, List<Expression> arguments, SqlType type, EvalMode mode, Place place)
      implements Expression {
    public Call {
      arguments = List.copyOf(arguments);
    }

    public static Call of(String function, SqlType type, EvalMode mode, Expression... arguments) {
      return new Call(function, List.of(arguments), type, mode, null);
    }

    @Override
    public List<Expression> children() {
      return arguments;
    }

    // Where a call stands in the text does not make it another expression.
    @Override
    public boolean equals(Object other) {
      return other instanceof Call that
          && function.equals(that.function)
          && arguments.equals(that.arguments)
          && type.equals(that.type)
          && mode == that.mode;
    }

    @Override
    public int hashCode() {
      return Objects.hash(function, arguments);
    }

    @Override
    public String toString() {
      return ExpressionText.call(this);
    }
  }

  /** A cast; to the operand's own type never. */
  record Cast(Expression operand, SqlType type, EvalMode mode, Place place) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of(operand);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Cast that
          && operand.equals(that.operand)
          && type.equals(that.type)
          && mode == that.mode;
    }

    @Override
    public int hashCode() {
      return Objects.hash(operand, type);
    }

    @Override
    public String toString() {
      return ExpressionText.cast(this);
    }
  }

  /**
   * AND or OR of two or more booleans, three-valued; a decided row skips the operands that follow.
   */
  record Logical(boolean and, List<Expression> operands) implements Expression {
    public Logical {
      operands = List.copyOf(operands);
    }

    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
      return operands;
    }

    @Override
    public String toString() {
      return ExpressionText.infix(and ? " AND " : " OR ", operands);
    }
  }

  /**
   * Searched CASE: the result of the first condition that is true, else {@code otherwise}.
   *
   * @param conditions booleans
   * @param results as many, of type {@code type}
   * @param otherwise of type {@code type}; a null literal where the SQL has no ELSE
   */
  record Case(
      List<Expression> conditions, List<Expression> results, Expression otherwise, SqlType type)
      implements Expression {
    public Case {
      conditions = List.copyOf(conditions);
      results = List.copyOf(results);
    }

    @Override
    public List<Expression> children() {
      java.util.ArrayList<Expression> all = new java.util.ArrayList<>();
      for (int i = 0; i < conditions.size(); i++) {
        all.add(conditions.get(i));
        all.add(results.get(i));
      }
      all.add(otherwise);
      return all;
    }

    @Override
    public String toString() {
      return ExpressionText.caseWhen(this);
    }
  }

  /** The first operand that is not null; later ones are evaluated only where needed. */
  record Coalesce(List<Expression> operands, SqlType type) implements Expression {
    public Coalesce {
      operands = List.copyOf(operands);
    }

    @Override
    public List<Expression> children() {
      return operands;
    }

    @Override
    public String toString() {
      return ExpressionText.function("coalesce", operands);
    }
  }

  /**
   * Membership in a list of constants of the value's type, with SQL's NULL rules.
   *
   * @param values boxed as in {@code Vectors}, without nulls
   * @param hasNull whether the list had a NULL: no match is then unknown
   */
  record In(Expression value, List<Object> values, boolean hasNull) implements Expression {
    @Override
    public SqlType type() {
      return SqlType.BOOLEAN;
    }

    @Override
    public List<Expression> children() {
      return List.of(value);
    }

    @Override
    public String toString() {
      return ExpressionText.in(this);
    }
  }

  /**
   * A lambda, as the argument of a higher-order function only. It is closed: the body sees no input
   * column, but {@link LambdaRef}s to its parameters (first) and to the captured values (after
   * them).
   *
   * @param parameters types of the parameters that the function supplies
   * @param captured expressions over the call's input, evaluated once a row outside the lambda
   */
  record Lambda(List<SqlType> parameters, List<Expression> captured, Expression body)
      implements Expression {
    public Lambda {
      parameters = List.copyOf(parameters);
      captured = List.copyOf(captured);
    }

    @Override
    public SqlType type() {
      return body.type();
    }

    /** The captured expressions: what the lambda needs from outside. */
    @Override
    public List<Expression> children() {
      return captured;
    }

    @Override
    public String toString() {
      return "lambda" + captured + " -> " + body;
    }
  }

  /** Parameter or captured value {@code index} of the enclosing lambda. */
  record LambdaRef(int index, SqlType type) implements Expression {
    @Override
    public List<Expression> children() {
      return List.of();
    }

    @Override
    public String toString() {
      return "$" + index;
    }
  }
}
