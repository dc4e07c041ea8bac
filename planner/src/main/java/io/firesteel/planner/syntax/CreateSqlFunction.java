package io.firesteel.planner.syntax;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;

/** CREATE FUNCTION with a SQL body: an expression or a query. */
public record CreateSqlFunction(
    Name name,
    boolean orReplace,
    boolean temporary,
    boolean ifNotExists,
    List<FunctionParameter> parameters,
    Optional<SqlType> returns,
    boolean returnsTable,
    List<ColumnDefinition> tableColumns,
    Optional<String> language,
    Optional<Boolean> deterministic,
    Optional<String> comment,
    Optional<Expression> expression,
    Optional<Query> query,
    Span span)
    implements Statement {
  public CreateSqlFunction {
    parameters = List.copyOf(parameters);
    tableColumns = List.copyOf(tableColumns);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitCreateSqlFunction(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(name);
    all.addAll(parameters);
    all.addAll(tableColumns);
    all.addAll(expression);
    all.addAll(query);
    return all.list();
  }
}
