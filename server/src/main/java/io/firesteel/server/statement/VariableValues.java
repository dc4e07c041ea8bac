package io.firesteel.server.statement;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.planner.analyse.Constant;
import io.firesteel.planner.analyse.ExpressionAnalyser;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.Assignment;
import io.firesteel.planner.syntax.Cast;
import io.firesteel.planner.syntax.CastKind;
import io.firesteel.planner.syntax.ColumnReference;
import io.firesteel.planner.syntax.DeclareVariable;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.Query;
import io.firesteel.planner.syntax.SetVariable;
import io.firesteel.planner.syntax.Span;
import io.firesteel.server.command.CommandContext;
import io.firesteel.server.query.QueryContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How variables get their values: DECLARE, SET VARIABLE, INTO. */
public final class VariableValues {
  private VariableValues() {}

  /**
   * A new variable with the value of its default.
   *
   * @param name the full name, as it is shown with its value
   * @param quoted the full name for messages
   */
  public static Variable declare(
      String name,
      String quoted,
      DeclareVariable statement,
      StatementContext context,
      QueryContext execution) {
    if (statement.defaultValue().isEmpty()) {
      return new Variable(name, statement.type().orElse(SqlType.VOID), null, null);
    }
    Expression value = statement.defaultValue().get();
    String sql = value.span().of(context.sql());
    if (hasQuery(value)) {
      throw SqlException.of(
              "INVALID_DEFAULT_VALUE.SUBQUERY_EXPRESSION",
              "The default of " + quoted + " is a subquery: " + sql + ".")
          .with("statement", "DECLARE VARIABLE")
          .with("colName", quoted)
          .with("defaultValue", sql);
    }
    Constant constant =
        statement.type().isPresent()
            ? cast(value, statement.type().get(), quoted, statement.span(), context, execution)
            : NestedQuery.value(value, context, execution);
    return new Variable(name, constant.type(), sql, constant.value());
  }

  private static boolean hasQuery(Node node) {
    return node instanceof Query || node.children().stream().anyMatch(VariableValues::hasQuery);
  }

  private static Constant cast(
      Expression value,
      SqlType type,
      String name,
      Span span,
      StatementContext context,
      QueryContext execution) {
    if (type.kind() == TypeKind.CHAR || type.kind() == TypeKind.VARCHAR) {
      return new Constant(
          type, ExpressionAnalyser.evaluateFor(name, type, value, context.analysis()));
    }
    Expression cast = type == SqlType.VOID ? value : new Cast(CastKind.CAST, value, type, span);
    return new Constant(type, NestedQuery.value(cast, context, execution).value());
  }

  /** SET VARIABLE. */
  public static void set(SetVariable statement, StatementContext context, QueryContext execution) {
    List<Name> names =
        statement.query().isPresent()
            ? statement.targets()
            : statement.assignments().stream().map(Assignment::target).toList();
    List<Variable> targets = targets(names, context);
    if (statement.query().isPresent()) {
      assign(statement.query().get(), targets, context, execution);
      return;
    }
    List<Object> values = new ArrayList<>();
    Map<String, Variable> earlier = new HashMap<>();
    // As in a select list, later values see earlier ones by the names of their targets.
    StatementContext inner =
        context.of(
            context.sql(),
            name ->
                Optional.ofNullable(
                        name.size() == 1 ? earlier.get(SessionState.key(name.get(0))) : null)
                    .or(() -> context.locals().find(name)));
    for (int i = 0; i < targets.size(); i++) {
      Variable target = targets.get(i);
      Expression value = statement.assignments().get(i).value();
      Object found =
          isDefault(value)
              ? defaultValue(target, context, execution)
              : cast(value, target.type(), target.name(), statement.span(), inner, execution)
                  .value();
      values.add(found);
      List<String> parts = names.get(i).parts();
      if (targets.size() > 1 && !parts.isEmpty()) {
        earlier.put(
            SessionState.key(parts.get(parts.size() - 1)),
            new Variable(target.name(), target.type(), null, found));
      }
    }
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).set(values.get(i));
    }
  }

  private static boolean isDefault(Expression value) {
    return value instanceof ColumnReference column
        && column.parts().size() == 1
        && column.parts().get(0).equalsIgnoreCase("DEFAULT");
  }

  private static Object defaultValue(
      Variable target, StatementContext context, QueryContext execution) {
    if (target.defaultSql().isEmpty()) {
      return null;
    }
    String sql = target.defaultSql().get();
    StatementContext inner = context.of(sql, context.locals());
    Expression value =
        SqlParser.parseExpression(sql, ParseOptions.of(context.session().settings()));
    return cast(value, target.type(), target.name(), value.span(), inner, execution).value();
  }

  /** Assigns the only row of a query. */
  static void assign(
      Query query, List<Variable> targets, StatementContext context, QueryContext execution) {
    List<Object> values =
        NestedQuery.row(
            query,
            targets.stream().map(Variable::name).toList(),
            targets.stream().map(Variable::type).toList(),
            context,
            execution);
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).set(values.get(i));
    }
  }

  /** The variables of the names, each once. */
  private static List<Variable> targets(List<Name> names, StatementContext context) {
    List<Variable> targets = new ArrayList<>();
    for (Name name : names) {
      List<String> parts = new CommandContext(context).parts(name);
      targets.add(
          context
              .variable(parts)
              .orElseThrow(
                  () ->
                      unresolved(parts, searchPath(context))
                          .at(
                              new SqlPlace(
                                  context.sql(), name.span().start(), name.span().stop()))));
    }
    checkDistinct(names, targets, context);
    return targets;
  }

  /**
   * @throws SqlException DUPLICATE_ASSIGNMENTS
   */
  static void checkDistinct(List<Name> names, List<Variable> targets, StatementContext context) {
    Set<Variable> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    for (int i = 0; i < targets.size(); i++) {
      if (!seen.add(targets.get(i))) {
        List<String> parts = new CommandContext(context).parts(names.get(i));
        twice.add(TypeNames.quote(SessionState.key(parts.get(parts.size() - 1))));
      }
    }
    if (!twice.isEmpty()) {
      String list = String.join(", ", twice);
      throw SqlException.of(
              "DUPLICATE_ASSIGNMENTS", "Assigned more than once by one statement: " + list + ".")
          .with("nameList", list);
    }
  }

  private static String searchPath(StatementContext context) {
    return "[`system`.`builtin`, `system`.`session`, "
        + TypeNames.quote(List.of(context.session().catalog(), context.session().database()))
        + "]";
  }

  /** No such variable. */
  public static SqlException unresolved(List<String> parts, String searchPath) {
    String quoted = TypeNames.quote(parts);
    return SqlException.of("UNRESOLVED_VARIABLE", "There is no variable " + quoted + ".")
        .with("variableName", quoted)
        .with("searchPath", searchPath);
  }

  /** The variable of a name, or empty. */
  static Optional<Variable> find(Name name, StatementContext context) {
    return context.variable(new CommandContext(context).parts(name));
  }
}
