package io.firesteel.planner.parse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.syntax.*;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a tree as SQL with all parentheses and names in backticks, so that a test shows the shape
 * of a tree in one line, and any parser of the dialect can read it back. Long because it has one
 * short method for each kind of node: parting them would only hide that one is missing.
 */
final class TreeText
    implements ExpressionVisitor<Void, String>,
        RelationVisitor<Void, String>,
        QueryTermVisitor<Void, String>,
        PipeOperatorVisitor<Void, String> {

  static String of(Expression expression) {
    return new TreeText().text(expression);
  }

  static String of(Query query) {
    return new TreeText().text(query);
  }

  private String text(Expression e) {
    return e.accept(this, null);
  }

  private String text(Relation r) {
    return r.accept(this, null);
  }

  private String text(QueryTerm t) {
    return t.accept(this, null);
  }

  private String list(List<? extends Expression> all) {
    return all.stream().map(this::text).collect(Collectors.joining(", "));
  }

  static String quote(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  private static String quote(List<String> parts) {
    return parts.stream().map(TreeText::quote).collect(Collectors.joining("."));
  }

  private static String names(List<String> all) {
    return all.stream().map(TreeText::quote).collect(Collectors.joining(", "));
  }

  private String text(Name n) {
    return n.dynamic()
            .map(d -> "IDENTIFIER(" + text(d) + ")" + (n.parts().isEmpty() ? "" : "."))
            .orElse("")
        + quote(n.parts());
  }

  private String nameList(List<Name> all) {
    return all.stream().map(this::text).collect(Collectors.joining(", "));
  }

  static String string(String s) {
    return "'" + s.replace("\\", "\\\\").replace("'", "''").replace("\n", "\\n") + "'";
  }

  private static String optional(String prefix, Optional<String> value) {
    return value.map(v -> prefix + v).orElse("");
  }

  // Queries

  String text(Query q) {
    StringBuilder out = new StringBuilder();
    q.with()
        .ifPresent(
            w -> {
              out.append(w.recursive() ? "WITH RECURSIVE " : "WITH ");
              out.append(
                  w.tables().stream()
                      .map(
                          t ->
                              quote(t.name())
                                  + (t.columns().isEmpty() ? "" : "(" + names(t.columns()) + ")")
                                  + optional(
                                      " MAX RECURSION LEVEL ",
                                      t.maxRecursionLevel().map(this::text))
                                  + " AS ("
                                  + text(t.query())
                                  + ")")
                      .collect(Collectors.joining(", ")));
              out.append(' ');
            });
    return out.append(text(q.term())).append(organization(q.organization())).toString();
  }

  private String organization(Organization o) {
    StringBuilder out = new StringBuilder();
    if (!o.orderBy().isEmpty()) {
      out.append(" ORDER BY ").append(sort(o.orderBy()));
    }
    if (!o.clusterBy().isEmpty()) {
      out.append(" CLUSTER BY ").append(list(o.clusterBy()));
    }
    if (!o.distributeBy().isEmpty()) {
      out.append(" DISTRIBUTE BY ").append(list(o.distributeBy()));
    }
    if (!o.sortBy().isEmpty()) {
      out.append(" SORT BY ").append(sort(o.sortBy()));
    }
    out.append(windows(o.windows()));
    out.append(o.limitAll() ? " LIMIT ALL" : "");
    out.append(optional(" LIMIT ", o.limit().map(this::text)));
    out.append(optional(" OFFSET ", o.offset().map(this::text)));
    return out.toString();
  }

  private String sort(List<SortItem> all) {
    return all.stream()
        .map(
            s ->
                text(s.expression())
                    + (s.descending() ? " DESC" : " ASC")
                    + (s.nullsFirst() ? " NULLS FIRST" : " NULLS LAST"))
        .collect(Collectors.joining(", "));
  }

  private String windows(List<NamedWindow> all) {
    return all.isEmpty()
        ? ""
        : " WINDOW "
            + all.stream()
                .map(w -> quote(w.name()) + " AS " + window(w.window()))
                .collect(Collectors.joining(", "));
  }

  private String window(WindowSpecification w) {
    if (w.base().isPresent()) {
      return quote(w.base().get());
    }
    List<String> parts = new ArrayList<>();
    if (!w.partitionBy().isEmpty()) {
      parts.add("PARTITION BY " + list(w.partitionBy()));
    }
    if (!w.orderBy().isEmpty()) {
      parts.add("ORDER BY " + sort(w.orderBy()));
    }
    w.frame()
        .ifPresent(
            f ->
                parts.add(
                    f.unit()
                        + (f.end().isPresent()
                            ? " BETWEEN " + bound(f.start()) + " AND " + bound(f.end().get())
                            : " " + bound(f.start()))));
    return "(" + String.join(" ", parts) + ")";
  }

  private String bound(FrameBound b) {
    String kind = b.kind().name().replace('_', ' ');
    return b.offset().map(o -> text(o) + " " + kind).orElse(kind);
  }

  @Override
  public String visitSelect(Select s, Void v) {
    return "SELECT "
        + (s.hints().isEmpty()
            ? ""
            : "/*+ "
                + s.hints().stream()
                    .map(
                        h ->
                            h.name()
                                + (h.arguments().isEmpty() ? "" : "(" + list(h.arguments()) + ")"))
                    .collect(Collectors.joining(", "))
                + " */ ")
        + (s.distinct() ? "DISTINCT " : "")
        + list(s.items())
        + optional(" FROM ", s.from().map(this::text))
        + optional(" WHERE ", s.where().map(this::text))
        + optional("", s.groupBy().map(this::groupBy))
        + optional(" HAVING ", s.having().map(this::text))
        + optional(" QUALIFY ", s.qualify().map(this::text))
        + windows(s.windows());
  }

  private String groupBy(GroupBy g) {
    if (g.elements().size() == 1
        && g.elements().get(0) instanceof GroupingSets sets
        && !sets.given().isEmpty()) {
      return " GROUP BY " + list(sets.given()) + " GROUPING SETS (" + elements(sets.sets()) + ")";
    }
    return " GROUP BY " + elements(g.elements());
  }

  private String elements(List<GroupingElement> all) {
    return all.stream().map(this::element).collect(Collectors.joining(", "));
  }

  private String element(GroupingElement e) {
    if (e instanceof GroupingExpression g) {
      return text(g.expression());
    } else if (e instanceof GroupingTuple t) {
      return "(" + list(t.expressions()) + ")";
    } else if (e instanceof Cube c) {
      return "CUBE(" + elements(c.elements()) + ")";
    } else if (e instanceof Rollup r) {
      return "ROLLUP(" + elements(r.elements()) + ")";
    }
    return "GROUPING SETS (" + elements(((GroupingSets) e).sets()) + ")";
  }

  @Override
  public String visitFromOnly(FromOnly f, Void v) {
    return "FROM " + text(f.from());
  }

  @Override
  public String visitTableQuery(TableQuery t, Void v) {
    return "TABLE " + text(t.name());
  }

  @Override
  public String visitValuesQuery(ValuesQuery q, Void v) {
    return text(q.values());
  }

  @Override
  public String visitQueryInParentheses(QueryInParentheses q, Void v) {
    return "(" + text(q.query()) + ")";
  }

  @Override
  public String visitSetOperation(SetOperation s, Void v) {
    return "("
        + text(s.left())
        + ") "
        + s.operator()
        + (s.all() ? " ALL (" : " (")
        + text(s.right())
        + ")";
  }

  @Override
  public String visitPipe(Pipe p, Void v) {
    boolean plain =
        p.input() instanceof Pipe
            || p.input() instanceof FromOnly
            || p.input() instanceof TableQuery;
    return (plain ? text(p.input()) : "(" + text(p.input()) + ")")
        + " |> "
        + p.operator().accept(this, null);
  }

  @Override
  public String visitTransform(Transform t, Void v) {
    return "SELECT TRANSFORM("
        + list(t.transform().arguments())
        + ") USING "
        + string(t.transform().script());
  }

  // Pipe operators

  @Override
  public String visitPipeSelect(PipeSelect p, Void v) {
    return text(p.select());
  }

  @Override
  public String visitPipeExtend(PipeExtend p, Void v) {
    return "EXTEND " + list(p.items());
  }

  @Override
  public String visitPipeSet(PipeSet p, Void v) {
    return "SET "
        + p.assignments().stream()
            .map(a -> text(a.target()) + " = " + text(a.value()))
            .collect(Collectors.joining(", "));
  }

  @Override
  public String visitPipeDrop(PipeDrop p, Void v) {
    return "DROP " + nameList(p.columns());
  }

  @Override
  public String visitPipeAs(PipeAs p, Void v) {
    return "AS " + quote(p.alias());
  }

  @Override
  public String visitPipeWhere(PipeWhere p, Void v) {
    return "WHERE " + text(p.condition());
  }

  @Override
  public String visitPipeAggregate(PipeAggregate p, Void v) {
    return "AGGREGATE " + list(p.items()) + optional("", p.groupBy().map(this::groupBy));
  }

  @Override
  public String visitPipeRelation(PipeRelation p, Void v) {
    return text(p.relation()).trim();
  }

  @Override
  public String visitPipeSetOperation(PipeSetOperation p, Void v) {
    return p.operator() + (p.all() ? " ALL (" : " (") + text(p.right()) + ")";
  }

  @Override
  public String visitPipeOrganization(PipeOrganization p, Void v) {
    return organization(p.organization()).trim();
  }

  // Relations

  @Override
  public String visitTableReference(TableReference t, Void v) {
    return (t.stream() ? "STREAM " : "")
        + text(t.name())
        + t.temporal()
            .map(c -> (c.timestamp() ? " TIMESTAMP AS OF " : " VERSION AS OF ") + text(c.value()))
            .orElse("")
        + t.changes().map(c -> " " + c.text()).orElse("")
        + (t.options().isEmpty()
            ? ""
            : " WITH ("
                + t.options().entrySet().stream()
                    .map(e -> string(e.getKey()) + " = " + string(e.getValue()))
                    .collect(Collectors.joining(", "))
                + ")");
  }

  @Override
  public String visitTableFunctionCall(TableFunctionCall t, Void v) {
    return text(t.function()) + "(" + list(t.arguments()) + ")";
  }

  @Override
  public String visitSubqueryRelation(SubqueryRelation s, Void v) {
    return "(" + text(s.query()) + ")";
  }

  @Override
  public String visitInlineTable(InlineTable t, Void v) {
    return "VALUES " + list(t.rows());
  }

  @Override
  public String visitAliasedRelation(AliasedRelation a, Void v) {
    return text(a.relation())
        + " AS "
        + quote(a.alias())
        + (a.columns().isEmpty() ? "" : "(" + names(a.columns()) + ")");
  }

  @Override
  public String visitParenthesizedRelation(ParenthesizedRelation p, Void v) {
    return "(" + text(p.relation()) + ")";
  }

  @Override
  public String visitSampledRelation(SampledRelation s, Void v) {
    Sample m = s.sample();
    String size =
        switch (m.kind()) {
          case PERCENT -> ((Literal) m.size()).value().orElseThrow() + " PERCENT";
          case ROWS -> text(m.size()) + " ROWS";
          case BUCKET -> "BUCKET " + text(m.size()) + " OUT OF " + text(m.buckets().orElseThrow());
          case BYTES -> text(m.size());
        };
    return text(s.relation())
        + " TABLESAMPLE "
        + (m.system() ? "SYSTEM " : "")
        + "("
        + size
        + ")"
        + m.seed().map(x -> " REPEATABLE (" + x + ")").orElse("");
  }

  @Override
  public String visitLateralRelation(LateralRelation l, Void v) {
    return "LATERAL " + text(l.relation());
  }

  @Override
  public String visitWatermarkedRelation(WatermarkedRelation w, Void v) {
    return text(w.relation()) + " WATERMARK " + text(w.column()) + " DELAY OF " + text(w.delay());
  }

  @Override
  public String visitPipeInput(PipeInput p, Void v) {
    return "";
  }

  @Override
  public String visitJoin(Join j, Void v) {
    if (j.comma()) {
      return text(j.left()) + ", " + text(j.right());
    }
    return text(j.left())
        + (j.natural() ? " NATURAL " : " ")
        + j.type().name().replace('_', ' ')
        + " JOIN "
        + text(j.right())
        + optional(" ON ", j.condition().map(this::text))
        + (j.using().isEmpty() ? "" : " USING (" + names(j.using()) + ")")
        + j.nearest()
            .map(
                n ->
                    (n.exact() ? " EXACT" : " APPROX")
                        + " NEAREST "
                        + text(n.count())
                        + (n.similarity() ? " BY SIMILARITY " : " BY DISTANCE ")
                        + text(n.ranking()))
            .orElse("");
  }

  @Override
  public String visitLateralView(LateralView l, Void v) {
    return text(l.input())
        + " LATERAL VIEW "
        + (l.outer() ? "OUTER " : "")
        + text(l.generator())
        + "("
        + list(l.arguments())
        + ") "
        + quote(l.alias().orElseThrow())
        + (l.columns().isEmpty() ? "" : " AS " + names(l.columns()));
  }

  @Override
  public String visitPivot(Pivot p, Void v) {
    return text(p.input())
        + " PIVOT ("
        + list(p.aggregates())
        + " FOR "
        + (p.columns().size() == 1 ? nameList(p.columns()) : "(" + nameList(p.columns()) + ")")
        + " IN ("
        + list(p.values())
        + "))"
        + p.alias().map(a -> " AS " + quote(a)).orElse("");
  }

  @Override
  public String visitUnpivot(Unpivot u, Void v) {
    boolean single =
        u.columns().stream().allMatch(c -> c.columns().size() == 1) && u.valueColumns().size() == 1;
    return text(u.input())
        + " UNPIVOT "
        + (u.includeNulls() ? "INCLUDE NULLS" : "EXCLUDE NULLS")
        + " ("
        + (single ? names(u.valueColumns()) : "(" + names(u.valueColumns()) + ")")
        + " FOR "
        + quote(u.nameColumn())
        + " IN ("
        + u.columns().stream()
            .map(
                c ->
                    (single ? nameList(c.columns()) : "(" + nameList(c.columns()) + ")")
                        + c.alias().map(a -> " AS " + quote(a)).orElse(""))
            .collect(Collectors.joining(", "))
        + "))"
        + u.alias().map(a -> " AS " + quote(a)).orElse("");
  }

  // Expressions

  @Override
  public String visitLiteral(Literal l, Void v) {
    Object x = l.value().orElse(null);
    if (x == null) {
      return "NULL";
    } else if (x instanceof String s) {
      return string(s);
    } else if (x instanceof byte[] b) {
      return "X'" + HexFormat.of().formatHex(b) + "'";
    } else if (l.type() instanceof SqlType.YearMonthIntervalType t) {
      return yearMonth(t, (Integer) x);
    } else if (l.type() instanceof SqlType.DayTimeIntervalType t) {
      return dayTime(t, (Long) x);
    }
    return switch (l.type().kind()) {
      case TINYINT -> x + "Y";
      case SMALLINT -> x + "S";
      case BIGINT -> x + "L";
      case FLOAT -> x + "F";
      case DOUBLE -> x + "D";
      case DECIMAL -> ((BigDecimal) x).toPlainString() + "BD";
      default -> String.valueOf(x);
    };
  }

  private static String yearMonth(SqlType.YearMonthIntervalType t, int months) {
    if (t.start() == t.end()) {
      return "INTERVAL '" + (t.start() == 0 ? months / 12 + "' YEAR" : months + "' MONTH");
    }
    long all = Math.abs((long) months);
    return "INTERVAL '" + (months < 0 ? "-" : "") + all / 12 + "-" + all % 12 + "' YEAR TO MONTH";
  }

  private static String dayTime(SqlType.DayTimeIntervalType t, long micros) {
    String[] units = {"DAY", "HOUR", "MINUTE", "SECOND"};
    BigDecimal rest = BigDecimal.valueOf(micros).abs();
    long[] sizes = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L};
    StringBuilder out = new StringBuilder("INTERVAL '").append(micros < 0 ? "-" : "");
    String[] between = {"", " ", ":", ":"};
    for (int i = t.start(); i <= t.end(); i++) {
      BigDecimal size = BigDecimal.valueOf(sizes[i]);
      out.append(i == t.start() ? "" : between[i]);
      if (i == 3) {
        out.append(rest.divide(size).toPlainString());
      } else {
        BigDecimal[] parts = rest.divideAndRemainder(size);
        out.append(parts[0].toPlainString());
        rest = parts[1];
      }
    }
    return out + "' " + units[t.start()] + (t.start() == t.end() ? "" : " TO " + units[t.end()]);
  }

  @Override
  public String visitTypedLiteral(TypedLiteral t, Void v) {
    return t.kind() + " " + string(t.text());
  }

  @Override
  public String visitNamedParameter(NamedParameter p, Void v) {
    return ":" + p.name();
  }

  @Override
  public String visitPositionalParameter(PositionalParameter p, Void v) {
    return "?";
  }

  @Override
  public String visitColumnReference(ColumnReference c, Void v) {
    return quote(c.parts());
  }

  @Override
  public String visitDynamicName(DynamicName d, Void v) {
    return "IDENTIFIER(" + text(d.name()) + ")";
  }

  @Override
  public String visitStar(Star s, Void v) {
    return (s.qualifier().isEmpty() ? "" : quote(s.qualifier()) + ".")
        + "*"
        + (s.except().isEmpty() ? "" : " EXCEPT (" + nameList(s.except()) + ")");
  }

  @Override
  public String visitAlias(Alias a, Void v) {
    return text(a.expression())
        + " AS "
        + (a.names().size() == 1 ? quote(a.names().get(0)) : "(" + names(a.names()) + ")");
  }

  @Override
  public String visitNamedArgument(NamedArgument n, Void v) {
    return quote(n.name()) + " => " + text(n.value());
  }

  @Override
  public String visitTableArgument(TableArgument t, Void v) {
    return "TABLE"
        + (t.table() instanceof SubqueryRelation ? text(t.table()) : "(" + text(t.table()) + ")")
        + (t.singlePartition() ? " WITH SINGLE PARTITION" : "")
        + (t.partitionBy().isEmpty() ? "" : " PARTITION BY (" + list(t.partitionBy()) + ")")
        + (t.orderBy().isEmpty() ? "" : " ORDER BY (" + sort(t.orderBy()) + ")");
  }

  private String chain(List<Expression> all, String operator) {
    return "(" + all.stream().map(this::text).collect(Collectors.joining(operator)) + ")";
  }

  @Override
  public String visitAnd(And a, Void v) {
    return chain(a.operands(), " AND ");
  }

  @Override
  public String visitOr(Or o, Void v) {
    return chain(o.operands(), " OR ");
  }

  @Override
  public String visitNot(Not n, Void v) {
    return "(NOT " + text(n.operand()) + ")";
  }

  @Override
  public String visitComparison(Comparison c, Void v) {
    return "(" + text(c.left()) + " " + c.operator().symbol() + " " + text(c.right()) + ")";
  }

  private static String not(boolean negated) {
    return negated ? " NOT" : "";
  }

  @Override
  public String visitIsDistinctFrom(IsDistinctFrom i, Void v) {
    return "("
        + text(i.left())
        + " IS"
        + not(i.negated())
        + " DISTINCT FROM "
        + text(i.right())
        + ")";
  }

  @Override
  public String visitIsNull(IsNull i, Void v) {
    return "(" + text(i.operand()) + " IS" + not(i.negated()) + " NULL)";
  }

  @Override
  public String visitIsTruth(IsTruth i, Void v) {
    return "(" + text(i.operand()) + " IS" + not(i.negated()) + " " + i.truth() + ")";
  }

  @Override
  public String visitInList(InList i, Void v) {
    return "(" + text(i.operand()) + not(i.negated()) + " IN (" + list(i.values()) + "))";
  }

  @Override
  public String visitInQuery(InQuery i, Void v) {
    String left =
        i.operands().size() == 1 ? text(i.operands().get(0)) : "(" + list(i.operands()) + ")";
    return "(" + left + not(i.negated()) + " IN (" + text(i.query()) + "))";
  }

  @Override
  public String visitBetween(Between b, Void v) {
    return "("
        + text(b.operand())
        + not(b.negated())
        + " BETWEEN "
        + text(b.low())
        + " AND "
        + text(b.high())
        + ")";
  }

  @Override
  public String visitLike(Like l, Void v) {
    return "("
        + text(l.operand())
        + not(l.negated())
        + " "
        + l.kind()
        + " "
        + text(l.pattern())
        + l.escape().map(e -> " ESCAPE " + string(e.toString())).orElse("")
        + ")";
  }

  @Override
  public String visitLikeAny(LikeAny l, Void v) {
    return "("
        + text(l.operand())
        + not(l.negated())
        + " "
        + l.kind()
        + " "
        + l.quantifier()
        + " ("
        + list(l.patterns())
        + "))";
  }

  @Override
  public String visitExists(Exists e, Void v) {
    return "(EXISTS (" + text(e.query()) + "))";
  }

  @Override
  public String visitScalarSubquery(ScalarSubquery s, Void v) {
    return "(" + text(s.query()) + ")";
  }

  @Override
  public String visitArithmetic(Arithmetic a, Void v) {
    return "(" + text(a.left()) + " " + a.operator().symbol() + " " + text(a.right()) + ")";
  }

  @Override
  public String visitUnary(Unary u, Void v) {
    // In parentheses, so that a minus does not become part of a number.
    return "(" + u.operator().symbol() + "(" + text(u.operand()) + "))";
  }

  @Override
  public String visitCast(Cast c, Void v) {
    return c.kind() == CastKind.DOUBLE_COLON
        ? "(" + text(c.operand()) + ")::" + c.type().simpleName()
        : c.kind() + "(" + text(c.operand()) + " AS " + c.type().simpleName() + ")";
  }

  @Override
  public String visitCase(Case c, Void v) {
    return "CASE"
        + optional(" ", c.operand().map(this::text))
        + c.branches().stream()
            .map(b -> " WHEN " + text(b.condition()) + " THEN " + text(b.result()))
            .collect(Collectors.joining())
        + optional(" ELSE ", c.otherwise().map(this::text))
        + " END";
  }

  @Override
  public String visitFunctionCall(FunctionCall f, Void v) {
    // Spark reads the word without quotes as a constructor of structs.
    boolean struct =
        f.function().parts().size() == 1 && f.function().parts().get(0).equalsIgnoreCase("struct");
    return (struct ? "STRUCT" : text(f.function()))
        + "("
        + (f.distinct() ? "DISTINCT " : "")
        + list(f.arguments())
        + ")"
        + (f.withinGroup().isEmpty()
            ? ""
            : " WITHIN GROUP (ORDER BY " + sort(f.withinGroup()) + ")")
        + optional("", f.filter().map(x -> " FILTER (WHERE " + text(x) + ")"))
        + f.nullTreatment().map(n -> " " + n.name().replace('_', ' ')).orElse("")
        + f.over().map(w -> " OVER " + window(w)).orElse("");
  }

  @Override
  public String visitUnitCall(UnitCall u, Void v) {
    return u.function() + "(" + u.unit() + ", " + list(u.arguments()) + ")";
  }

  @Override
  public String visitExtract(Extract e, Void v) {
    return "EXTRACT(" + quote(e.field()) + " FROM " + text(e.source()) + ")";
  }

  @Override
  public String visitTrim(Trim t, Void v) {
    return "TRIM("
        + t.kind()
        + optional(" ", t.characters().map(this::text))
        + " FROM "
        + text(t.source())
        + ")";
  }

  @Override
  public String visitSubscript(Subscript s, Void v) {
    return text(s.base()) + "[" + text(s.index()) + "]";
  }

  @Override
  public String visitFieldAccess(FieldAccess f, Void v) {
    return "(" + text(f.base()) + ")." + quote(f.field());
  }

  @Override
  public String visitVariantPath(VariantPath p, Void v) {
    return text(p.base()) + ":" + p.path();
  }

  @Override
  public String visitLambda(Lambda l, Void v) {
    return "("
        + (l.parameters().size() == 1
            ? quote(l.parameters().get(0))
            : "(" + names(l.parameters()) + ")")
        + " -> "
        + text(l.body())
        + ")";
  }

  @Override
  public String visitRow(Row r, Void v) {
    return "(" + list(r.values()) + ")";
  }

  @Override
  public String visitCollate(Collate c, Void v) {
    return text(c.operand()) + " COLLATE " + text(c.collation());
  }

  @Override
  public String visitMultiColumn(MultiColumn m, Void v) {
    return "(" + nameList(m.columns()) + ")";
  }
}
