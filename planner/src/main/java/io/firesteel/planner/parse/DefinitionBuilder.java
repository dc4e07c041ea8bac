package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the statements that create and drop. */
final class DefinitionBuilder extends StatementVisitor {
  DefinitionBuilder(TreeBuilder trees) {
    super(trees);
  }

  // ------------------------------------------------------------------------------------------------
  // Namespaces

  @Override
  public Statement visitCreateNamespace(CreateNamespaceContext ctx) {
    Map<String, String> properties = new LinkedHashMap<>();
    ctx.properties().forEach(p -> properties.putAll(parts.properties(p)));
    once(ctx.comment().size(), "COMMENT", ctx);
    once(ctx.location().size(), "LOCATION", ctx);
    once(ctx.collation().size(), "DEFAULT COLLATION", ctx);
    once(ctx.properties().size(), "WITH PROPERTIES", ctx);
    return new CreateNamespace(
        names.name(ctx.name()),
        ctx.EXISTS() != null,
        ctx.comment().isEmpty() ? Optional.empty() : parts.comment(ctx.comment(0)),
        ctx.location().isEmpty()
            ? Optional.empty()
            : names.optionalString(ctx.location(0).stringText()),
        ctx.collation().isEmpty()
            ? Optional.empty()
            : Optional.of(ctx.collation(0).name().getText()),
        properties,
        span(ctx));
  }

  private void once(int count, String clause, org.antlr.v4.runtime.ParserRuleContext ctx) {
    if (count > 1) {
      throw source
          .error("DUPLICATE_CLAUSES", "The clause " + clause + " is there twice.", span(ctx))
          .with("clauseName", clause);
    }
  }

  @Override
  public Statement visitDropNamespace(DropNamespaceContext ctx) {
    return new DropNamespace(
        names.name(ctx.name()), ctx.EXISTS() != null, ctx.CASCADE() != null, span(ctx));
  }

  // ------------------------------------------------------------------------------------------------
  // Tables

  @Override
  public Statement visitCreateTable(CreateTableContext ctx) {
    return table(
        names.name(ctx.name()),
        true,
        false,
        ctx.TEMPORARY() != null,
        ctx.EXTERNAL() != null,
        ctx.EXISTS() != null,
        ctx.tableElements(),
        ctx.tableClause(),
        ctx.query(),
        ctx);
  }

  @Override
  public Statement visitReplaceTable(ReplaceTableContext ctx) {
    return table(
        names.name(ctx.name()),
        ctx.CREATE() != null,
        true,
        false,
        false,
        false,
        ctx.tableElements(),
        ctx.tableClause(),
        ctx.query(),
        ctx);
  }

  private Statement table(
      Name name,
      boolean create,
      boolean replace,
      boolean temporary,
      boolean external,
      boolean ifNotExists,
      TableElementsContext elements,
      List<TableClauseContext> clauses,
      QueryContext query,
      StatementContext ctx) {
    List<ColumnDefinition> columns = new ArrayList<>();
    List<TableConstraint> constraints = new ArrayList<>();
    if (elements != null) {
      for (TableElementContext each : elements.tableElement()) {
        if (each.columnDefinition() != null) {
          columns.add(parts.column(each.columnDefinition()));
        } else {
          constraints.add(parts.constraint(each.tableConstraint()));
        }
      }
    }
    TableFormat format = parts.format(clauses, name.span());
    if (query != null && !(columns.isEmpty() && format.partitionColumns().isEmpty())) {
      throw source.misuse("CREATE TABLE AS SELECT takes its columns from the query.", ctx);
    }
    return new CreateTable(
        name,
        create,
        replace,
        temporary,
        external,
        ifNotExists,
        columns,
        constraints,
        format,
        Optional.ofNullable(query).map(trees.queries::query),
        span(ctx));
  }

  @Override
  public Statement visitCreateTableLike(CreateTableLikeContext ctx) {
    Name name = names.name(ctx.name(0));
    return new CreateTableLike(
        name,
        names.name(ctx.name(1)),
        ctx.EXISTS() != null,
        parts.format(ctx.tableClause(), name.span()),
        span(ctx));
  }

  @Override
  public Statement visitDropTable(DropTableContext ctx) {
    return new DropTable(
        names.name(ctx.name()), ctx.EXISTS() != null, ctx.PURGE() != null, span(ctx));
  }

  // ------------------------------------------------------------------------------------------------
  // Views

  @Override
  public Statement visitCreateView(CreateViewContext ctx) {
    Name name = names.name(ctx.name());
    boolean temporary = ctx.TEMPORARY() != null;
    if (ctx.EXISTS() != null && (temporary || ctx.REPLACE() != null)) {
      throw viewExists(name, temporary, ctx);
    }
    if (temporary && name.parts().size() > 1) {
      throw temporaryQualifier("VIEW", name, span(ctx));
    }
    Optional<String> comment = Optional.empty();
    Optional<String> collation = Optional.empty();
    Optional<String> binding = Optional.empty();
    Map<String, String> properties = new LinkedHashMap<>();
    for (ViewClauseContext each : ctx.viewClause()) {
      if (each.comment() != null) {
        comment = parts.comment(each.comment());
      } else if (each.collation() != null) {
        collation = Optional.of(each.collation().name().getText());
      } else if (each.schemaBinding() != null) {
        binding = Optional.of(parts.schemaBinding(each.schemaBinding()));
      } else if (each.properties() != null) {
        properties.putAll(parts.properties(each.properties()));
      }
    }
    return new CreateView(
        name,
        ctx.REPLACE() != null,
        ctx.GLOBAL() != null,
        temporary,
        ctx.EXISTS() != null,
        viewColumns(ctx.viewColumns()),
        comment,
        collation,
        properties,
        binding,
        trees.queries.query(ctx.query()),
        span(ctx));
  }

  private SqlException viewExists(Name name, boolean temporary, StatementContext ctx) {
    return temporary
        ? source.misuse("A temporary view takes no IF NOT EXISTS.", ctx)
        : source
            .error(
                "CREATE_VIEW_WITH_IF_NOT_EXISTS_AND_REPLACE",
                "CREATE VIEW takes either OR REPLACE or IF NOT EXISTS.",
                span(ctx))
            .with("viewName", String.join(".", name.parts()));
  }

  private SqlException temporaryQualifier(String kind, Name name, Span span) {
    List<String> all = name.parts();
    String last = all.get(all.size() - 1);
    String before = io.firesteel.core.type.TypeNames.quote(all.subList(0, all.size() - 1));
    return source
        .error(
            "INVALID_TEMP_OBJ_QUALIFIER",
            "A temporary object belongs to the session, not to " + before + ".",
            span)
        .with("objectType", kind)
        .with("objectName", "`" + last + "`")
        .with("qualifier", before);
  }

  private List<ViewColumn> viewColumns(ViewColumnsContext ctx) {
    List<ViewColumn> columns = new ArrayList<>();
    if (ctx != null) {
      for (ViewColumnContext each : ctx.viewColumn()) {
        columns.add(
            new ViewColumn(
                names.identifier(each.identifier()),
                parts.comment(each.comment()),
                source.span(each)));
      }
    }
    return columns;
  }

  @Override
  public Statement visitCreateTempViewUsing(CreateTempViewUsingContext ctx) {
    return new CreateTempViewUsing(
        names.name(ctx.name()),
        ctx.REPLACE() != null,
        ctx.GLOBAL() != null,
        parts.columns(ctx.columnTypeList()),
        parts.provider(ctx.provider()),
        parts.options(ctx.optionList()),
        span(ctx));
  }

  @Override
  public Statement visitDropView(DropViewContext ctx) {
    return new DropView(names.name(ctx.name()), ctx.EXISTS() != null, span(ctx));
  }

  // ------------------------------------------------------------------------------------------------
  // Functions

  @Override
  public Statement visitCreateFunction(CreateFunctionContext ctx) {
    Name name =
        functionName(
            ctx.name(), ctx.REPLACE() != null, ctx.TEMPORARY() != null, ctx.EXISTS() != null, ctx);
    return new CreateClassFunction(
        name,
        ctx.REPLACE() != null,
        ctx.TEMPORARY() != null,
        ctx.EXISTS() != null,
        names.string(ctx.stringText()),
        span(ctx));
  }

  private Name functionName(
      NameContext ctx,
      boolean orReplace,
      boolean temporary,
      boolean ifNotExists,
      ParserRuleContext whole) {
    if (orReplace && ifNotExists) {
      throw source.error(
          "INVALID_SQL_SYNTAX.CREATE_ROUTINE_WITH_IF_NOT_EXISTS_AND_REPLACE",
          "A function cannot be made with OR REPLACE and IF NOT EXISTS at once.",
          span(whole));
    }
    if (temporary && ifNotExists) {
      throw source.error(
          "INVALID_SQL_SYNTAX.CREATE_TEMP_FUNC_WITH_IF_NOT_EXISTS",
          "A temporary function takes no IF NOT EXISTS.",
          span(whole));
    }
    Name name = names.name(ctx);
    if (temporary && !ofSession(name)) {
      throw temporaryQualifier("FUNCTION", name, span(whole));
    }
    return name;
  }

  private static boolean ofSession(Name name) {
    List<String> parts = name.parts();
    return parts.size() <= 1
        || parts.size() == 2 && parts.get(0).equalsIgnoreCase("session")
        || parts.size() == 3
            && parts.get(0).equalsIgnoreCase("system")
            && parts.get(1).equalsIgnoreCase("session");
  }

  @Override
  public Statement visitCreateUserDefinedFunction(CreateUserDefinedFunctionContext ctx) {
    Optional<String> language = Optional.empty();
    Optional<Boolean> deterministic = Optional.empty();
    Optional<String> comment = Optional.empty();
    for (RoutinePropertyContext each : ctx.routineProperty()) {
      if (each.LANGUAGE() != null) {
        language = names.optionalIdentifier(each.identifier());
        if (!language.get().equalsIgnoreCase("SQL")) {
          throw source.misuse("Functions are written in SQL, not in " + language.get() + ".", each);
        }
      } else if (each.DETERMINISTIC() != null) {
        deterministic = Optional.of(each.NOT() == null);
      } else if (each.comment() != null) {
        comment = parts.comment(each.comment());
      }
    }
    List<FunctionParameter> parameters = new ArrayList<>();
    for (FunctionParameterContext each : ctx.functionParameter()) {
      if (!each.NOT().isEmpty()) {
        throw source.misuse("A function's parameter cannot be NOT NULL.", each);
      }
      parameters.add(
          new FunctionParameter(
              names.identifier(each.identifier()),
              trees.types.type(each.dataType()),
              each.defaultValue().isEmpty()
                  ? Optional.empty()
                  : parts.defaultValue(each.defaultValue(0)),
              each.comment().isEmpty() ? Optional.empty() : parts.comment(each.comment(0)),
              source.span(each)));
    }
    return new CreateSqlFunction(
        functionName(
            ctx.name(), ctx.REPLACE() != null, ctx.TEMPORARY() != null, ctx.EXISTS() != null, ctx),
        ctx.REPLACE() != null,
        ctx.TEMPORARY() != null,
        ctx.EXISTS() != null,
        parameters,
        Optional.ofNullable(ctx.dataType()).map(trees.types::type),
        ctx.TABLE() != null,
        parts.columns(ctx.columnTypeList()),
        language,
        deterministic,
        comment,
        trees.expressions.optional(ctx.expression()),
        Optional.ofNullable(ctx.query()).map(trees.queries::query),
        span(ctx));
  }

  @Override
  public Statement visitDropFunction(DropFunctionContext ctx) {
    Name name = names.name(ctx.name());
    if (ctx.TEMPORARY() != null && !ofSession(name)) {
      throw temporaryQualifier("FUNCTION", name, span(ctx));
    }
    return new DropFunction(name, ctx.TEMPORARY() != null, ctx.EXISTS() != null, span(ctx));
  }

  // ------------------------------------------------------------------------------------------------
  // Variables

  @Override
  public Statement visitCreateVariable(CreateVariableContext ctx) {
    if (ctx.dataType() == null && ctx.variableDefault() == null) {
      throw source.error(
          "INVALID_SQL_SYNTAX.VARIABLE_TYPE_OR_DEFAULT_REQUIRED",
          "A variable needs a type or a default value.",
          span(ctx));
    }
    return new DeclareVariable(
        names.names(ctx.names()),
        ctx.REPLACE() != null,
        Optional.ofNullable(ctx.dataType()).map(trees.types::type),
        ctx.variableDefault() == null
            ? Optional.empty()
            : trees.expressions.optional(ctx.variableDefault().expression()),
        span(ctx));
  }

  @Override
  public Statement visitDropVariable(DropVariableContext ctx) {
    return new DropVariable(names.name(ctx.name()), ctx.EXISTS() != null, span(ctx));
  }
}
