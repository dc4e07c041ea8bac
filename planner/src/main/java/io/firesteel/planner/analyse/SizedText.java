package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.SchemaJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * CHAR(n) and VARCHAR(n) columns of tables. Values are STRING in queries; those of CHAR columns are
 * filled up with blanks when they are read, and what they are compared with is filled up too.
 */
final class SizedText {
  private SizedText() {}

  /** Whether there is a CHAR or VARCHAR in a type. */
  static boolean in(SqlType type) {
    return contains(type, true);
  }

  private static boolean contains(SqlType type, boolean varchar) {
    if (type instanceof SqlType.ArrayType a) {
      return contains(a.element(), varchar);
    }
    if (type instanceof SqlType.MapType m) {
      return contains(m.key(), varchar) || contains(m.value(), varchar);
    }
    if (type instanceof SqlType.StructType s) {
      return s.fields().stream().anyMatch(f -> contains(f.type(), varchar));
    }
    return type.kind() == TypeKind.CHAR || varchar && type.kind() == TypeKind.VARCHAR;
  }

  /** A value as a column of the type stores it, checked when it is written. */
  static RexNode stored(RexNode value, SqlType type, Analysis analysis) {
    return in(type) ? call("fit_char", value, type, analysis) : value;
  }

  /** A table's row, which may have more columns at its end, with its CHAR columns filled up. */
  static Source padded(Source source, List<Column> columns, Analysis analysis) {
    if (columns.stream().noneMatch(c -> in(c.type()))) {
      return source;
    }
    List<RexNode> nodes = new ArrayList<>(analysis.rels.identity(source.rel()));
    List<ScopeColumn> named = new ArrayList<>(source.columns());
    boolean pads = false;
    for (int i = 0; i < columns.size(); i++) {
      SqlType type = columns.get(i).type();
      if (contains(type, false)) {
        nodes.set(i, call("pad_char", nodes.get(i), type, analysis));
        pads = true;
      }
      ScopeColumn column = source.columns().get(i);
      boolean whole = type.kind() == TypeKind.CHAR || type.kind() == TypeKind.VARCHAR;
      named.set(i, whole ? column.sized(type) : column);
    }
    return new Source(
        pads
            ? analysis.rels.project(
                source.rel(), nodes, source.rel().getRowType().getFieldNames(), Set.of())
            : source.rel(),
        named);
  }

  private static RexNode call(String function, RexNode value, SqlType type, Analysis analysis) {
    return analysis.functions.internal(
        function,
        Analysis.type(value),
        value.getType().isNullable(),
        List.of(value, analysis.expressions.constants().string(SchemaJson.writeType(type))),
        null);
  }

  /** The CHAR or VARCHAR that a plain column of the scope was declared as, or null. */
  static SqlType of(RexNode node, Scope scope) {
    return node instanceof RexInputRef ref ? at(ref.getIndex(), scope) : null;
  }

  private static SqlType at(int index, Scope scope) {
    for (ScopeColumn column : scope.columns()) {
      if (column.index() == index && column.sized() != null) {
        return column.sized();
      }
    }
    return null;
  }

  /** The length of a CHAR column, also of a query around; -1 for anything else. */
  private static int length(RexNode node, Ctx ctx) {
    SqlType type = of(node, ctx.scope());
    if (node instanceof RexFieldAccess access
        && access.getReferenceExpr() instanceof RexCorrelVariable row) {
      for (Scope.Link link = ctx.scope().outer(); link != null; link = link.scope.outer()) {
        if (link.id.equals(row.id)) {
          type = at(access.getField().getIndex(), link.scope);
        }
      }
    }
    return type instanceof SqlType.CharType c ? c.length() : -1;
  }

  /** The two sides of a comparison, of equal length where CHAR columns make it so. */
  static List<RexNode> comparable(RexNode left, RexNode right, Ctx ctx, Analysis analysis) {
    List<RexNode> sides = List.of(left, right);
    int l = length(left, ctx);
    int r = length(right, ctx);
    if (l < 0 && r < 0) {
      return sides;
    }
    if (l >= 0 && r >= 0) {
      return List.of(widened(left, l, r, analysis), widened(right, r, l, analysis));
    }
    return l >= 0
        ? comparable(sides, ctx, analysis)
        : reversed(comparable(reversed(sides), ctx, analysis));
  }

  private static List<RexNode> reversed(List<RexNode> two) {
    return List.of(two.get(1), two.get(0));
  }

  /** A CHAR column and the constants that it is compared with; anything else as it is. */
  static List<RexNode> comparable(List<RexNode> operands, Ctx ctx, Analysis analysis) {
    int declared = length(operands.get(0), ctx);
    if (declared < 0) {
      return operands;
    }
    List<String> texts = new ArrayList<>();
    int longest = declared;
    for (RexNode operand : operands.subList(1, operands.size())) {
      if (!Analysis.type(operand).isText() || !Foldable.test(operand)) {
        return operands;
      }
      Object value = analysis.expressions.constants().value(operand);
      if (!(value instanceof ByteSlice)) {
        return operands;
      }
      texts.add(value.toString());
      longest = Math.max(longest, count(value.toString()));
    }
    List<RexNode> padded = new ArrayList<>();
    padded.add(widened(operands.get(0), declared, longest, analysis));
    for (String text : texts) {
      padded.add(analysis.expressions.constants().string(text + " ".repeat(longest - count(text))));
    }
    return padded;
  }

  private static int count(String text) {
    return text.codePointCount(0, text.length());
  }

  private static RexNode widened(RexNode node, int from, int to, Analysis analysis) {
    return from >= to ? node : call("pad_char", node, new SqlType.CharType(to), analysis);
  }
}
