package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Alias;
import io.firesteel.planner.syntax.Arithmetic;
import io.firesteel.planner.syntax.ArithmeticOperator;
import io.firesteel.planner.syntax.Cast;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FieldAccess;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.IsTruth;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.SortItem;
import io.firesteel.planner.syntax.TruthValue;
import io.firesteel.planner.syntax.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexNode;

/**
 * Expressions in Spark's own notation: the names of columns without alias, and what error messages
 * show. Made from the syntax, with name resolution to tell qualifiers from structs.
 */
final class SqlText {
  private static final Set<String> CAST_FUNCTIONS =
      Set.of(
          "boolean",
          "tinyint",
          "smallint",
          "int",
          "bigint",
          "float",
          "double",
          "decimal",
          "date",
          "timestamp",
          "binary",
          "string");

  private final Analysis analysis;
  private final SqlTextVisitor visitor;

  SqlText(Analysis analysis) {
    this(analysis, false);
  }

  private SqlText(Analysis analysis, boolean qualified) {
    this.analysis = analysis;
    visitor = new SqlTextVisitor(analysis, this, qualified);
  }

  /** The same with the full names of columns, as a few messages show them. */
  SqlText qualified() {
    return new SqlText(analysis, true);
  }

  String of(Expression node, Ctx ctx) {
    return node.accept(visitor, ctx);
  }

  /** The text as it was written. */
  String source(Node node) {
    return node.span().of(analysis.query.sql());
  }

  /** The name of a select item without alias. */
  String name(Expression node, Ctx ctx) {
    if (node instanceof ColumnReference column) {
      String last = column.parts().get(column.parts().size() - 1);
      return isBareFunction(column, ctx) ? of(node, ctx) : last;
    } else if (node instanceof FieldAccess access && isNamed(access.base())) {
      return access.field();
    } else if (node instanceof Cast cast && cast.operand() instanceof ColumnReference column) {
      return castName(column, node, ctx);
    } else if (node instanceof FunctionCall call
        && call.arguments().size() == 1
        && call.function().parts().size() == 1
        && CAST_FUNCTIONS.contains(call.function().parts().get(0).toLowerCase(Locale.ROOT))) {
      return call.arguments().get(0) instanceof ColumnReference column
          ? castName(column, node, ctx)
          : of(call.arguments().get(0), ctx);
    }
    return of(node, ctx);
  }

  /** A cast column keeps its name; a cast field of a struct does not. */
  private String castName(ColumnReference column, Expression node, Ctx ctx) {
    Scope.Match match = ctx.scope().find(column.parts());
    return match != null && match.parts() == column.parts().size()
        ? column.parts().get(column.parts().size() - 1)
        : of(node, ctx);
  }

  private static boolean isNamed(Expression node) {
    return node instanceof ColumnReference || node instanceof FieldAccess;
  }

  boolean isBareFunction(ColumnReference column, Ctx ctx) {
    return column.parts().size() == 1
        && ctx.scope().find(column.parts()) == null
        && visitor.bareFunction(column.parts().get(0)) != null
        && (ctx.scope().lateralAliases() == null
            || !ctx.scope().lateralAliases().containsKey(ctx.scope().key(column.parts().get(0))));
  }

  /** The name of a struct's field made of the expression, or null. */
  String fieldName(Expression node) {
    if (node instanceof Alias alias) {
      return alias.names().get(0);
    } else if (node instanceof ColumnReference column) {
      return column.parts().get(column.parts().size() - 1);
    } else if (node instanceof FieldAccess access) {
      return access.field();
    }
    return null;
  }

  /** Operands joined from the left by a binary word. */
  String chain(List<Expression> operands, String word, Ctx ctx) {
    StringBuilder text = new StringBuilder(of(operands.get(0), ctx));
    for (Expression operand : operands.subList(1, operands.size())) {
      text.insert(0, '(').append(word).append(of(operand, ctx)).append(')');
    }
    return text.toString();
  }

  String truth(IsTruth node, Ctx ctx) {
    String operand = of(node.operand(), ctx);
    return node.truth() == TruthValue.UNKNOWN
        ? "(" + operand + " IS NULL)"
        : "(" + operand + " <=> " + (node.truth() == TruthValue.TRUE) + ")";
  }

  String sortItem(SortItem item, Ctx ctx) {
    return of(item.expression(), ctx)
        + (item.descending() ? " DESC" : " ASC")
        + (item.nullsFirst() ? " NULLS FIRST" : " NULLS LAST");
  }

  String window(WindowSpecification window, Ctx ctx) {
    return new WindowText(this).of(window, null, ctx);
  }

  /** The texts of a call's arguments, as far as they can be told. */
  List<String> arguments(Expression node, List<RexNode> built, Ctx ctx) {
    List<Expression> written = new ArrayList<>();
    if (node instanceof Arithmetic arithmetic) {
      written.add(arithmetic.left());
      written.add(arithmetic.right());
    } else if (node instanceof FunctionCall call) {
      written.addAll(analysis.functions.lists().expandStars(call.arguments(), ctx));
      call.withinGroup().forEach(s -> written.add(0, s.expression()));
    } else {
      node.children().stream()
          .filter(c -> c instanceof Expression)
          .forEach(c -> written.add((Expression) c));
    }
    List<String> texts = new ArrayList<>();
    int missing = built.size() - written.size();
    for (int i = 0; i < built.size(); i++) {
      int index = written.size() >= built.size() ? i : i - missing;
      texts.add(
          index >= 0 && index < written.size()
              ? of(written.get(index), ctx)
              : constant(built.get(i)));
    }
    return texts;
  }

  /** A constant's text; empty for others. */
  String constant(RexNode node) {
    return Literals.isConstant(node) ? value(Analysis.type(node), Literals.value(node)) : "";
  }

  /** A value as a literal without quotes, except where the type needs a word. */
  String value(SqlType type, Object value) {
    if (value == null) {
      return "NULL";
    }
    if (value instanceof ByteSlice bytes && type.kind() == TypeKind.BINARY) {
      StringBuilder hex = new StringBuilder("X'");
      for (byte b : bytes.toByteArray()) {
        hex.append(String.format("%02X", b));
      }
      return hex.append('\'').toString();
    }
    return LiteralText.of(type, value, analysis.query.zone());
  }

  static String symbol(ArithmeticOperator operator) {
    return operator.symbol();
  }
}
