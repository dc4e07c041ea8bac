package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds the statements on the session: settings, USE, variables, caches, statistics, calls. */
final class SessionBuilder extends StatementVisitor {
  private static final Pattern KEY = Pattern.compile("([a-zA-Z_\\d.:]+)|`((?:[^`]|``)+)`");
  private static final long MAX_OFFSET = 18 * IntervalText.MICROS_PER_HOUR;

  SessionBuilder(TreeBuilder trees) {
    super(trees);
  }

  // ------------------------------------------------------------------------------------------------
  // Settings

  @Override
  public Statement visitSetConfiguration(SetConfigurationContext ctx) {
    String rest = rest(ctx);
    if (rest.isEmpty()) {
      return new SetConfiguration(Optional.empty(), Optional.empty(), span(ctx));
    }
    if (rest.equals("-v")) {
      return new SetConfiguration(Optional.of("-v"), Optional.empty(), span(ctx));
    }
    Matcher key = KEY.matcher(rest);
    if (!key.lookingAt()) {
      throw invalidSet(ctx);
    }
    String name = key(key);
    String after = rest.substring(key.end()).trim();
    if (after.isEmpty()) {
      return new SetConfiguration(Optional.of(name), Optional.empty(), span(ctx));
    }
    String value = after.substring(1).trim().replaceFirst(";+$", "").trim();
    if (after.charAt(0) != '=' || value.indexOf(';') >= 0) {
      throw invalidSet(ctx);
    }
    Matcher quoted = KEY.matcher(value);
    if (quoted.matches() && quoted.group(2) != null) {
      value = key(quoted);
    }
    return new SetConfiguration(Optional.of(name), Optional.of(value), span(ctx));
  }

  private static String key(Matcher key) {
    return key.group(1) != null ? key.group(1) : key.group(2).replace("``", "`");
  }

  private SqlException invalidSet(ParserRuleContext ctx) {
    return source.error(
        "INVALID_SET_SYNTAX",
        "SET takes a key, or a key=value; a key with other signs needs backticks.",
        span(ctx));
  }

  /** The text after a statement's first word. */
  private String rest(ParserRuleContext ctx) {
    Span all = span(ctx);
    int from = ctx.getStart().getStopIndex() + 1;
    return from > all.stop() ? "" : source.text(new Span(from, all.stop())).trim();
  }

  @Override
  public Statement visitResetConfiguration(ResetConfigurationContext ctx) {
    String rest = rest(ctx);
    Matcher key = KEY.matcher(rest);
    if (!rest.isEmpty() && !key.matches()) {
      throw source.error(
          "INVALID_RESET_COMMAND_FORMAT",
          "RESET takes nothing or a key; a key with other signs needs backticks.",
          span(ctx));
    }
    return new ResetConfiguration(
        rest.isEmpty() ? Optional.empty() : Optional.of(key(key)), span(ctx));
  }

  @Override
  public Statement visitSetPath(SetPathContext ctx) {
    return new SetPath(
        ctx.pathElement().stream().map(e -> names.name(e.name())).toList(), span(ctx));
  }

  @Override
  public Statement visitSetTimeZone(SetTimeZoneContext ctx) {
    if (ctx.interval() != null) {
      return new SetTimeZone(Optional.empty(), Optional.of(offset(ctx.interval())), span(ctx));
    }
    if (ctx.LOCAL() == null && ctx.stringText() == null) {
      throw source.misuse("SET TIME ZONE takes a string, an interval, or LOCAL.", ctx);
    }
    return new SetTimeZone(names.optionalString(ctx.stringText()), Optional.empty(), span(ctx));
  }

  private Literal offset(IntervalContext ctx) {
    Literal offset = trees.literals.interval(ctx);
    boolean hours =
        offset.type() instanceof SqlType.DayTimeIntervalType type
            && type.start() == SqlType.DayTimeIntervalType.HOUR;
    Object value = offset.value().orElse(null);
    if (value instanceof CalendarInterval interval) {
      hours = interval.months() == 0 && interval.days() == 0;
      value = interval.microseconds();
    }
    long micros = hours ? (Long) value : Long.MAX_VALUE;
    if (Math.abs(micros) > MAX_OFFSET || micros % IntervalText.MICROS_PER_SECOND != 0) {
      StringTextContext text =
          ctx.stringText() != null ? ctx.stringText() : ctx.intervalField(0).stringText();
      String input = text != null ? names.string(text) : ctx.getChild(1).getChild(0).getText();
      throw source
          .error(
              "INVALID_INTERVAL_FORMAT.TIMEZONE_INTERVAL_OUT_OF_RANGE",
              "A zone's offset is given in hours, minutes and seconds, and 18 hours at most.",
              source.span(ctx))
          .with("input", input);
    }
    return offset;
  }

  @Override
  public Statement visitUse(UseContext ctx) {
    return new Use(names.name(ctx.name()), false, span(ctx));
  }

  @Override
  public Statement visitUseNamespace(UseNamespaceContext ctx) {
    return new Use(names.name(ctx.name()), true, span(ctx));
  }

  @Override
  public Statement visitSetCatalog(SetCatalogContext ctx) {
    Span span = source.span(ctx.getChild(ParserRuleContext.class, 0));
    if (ctx.identifier() != null) {
      return new SetCatalog(
          new Name(List.of(names.identifier(ctx.identifier())), Optional.empty(), span), span(ctx));
    }
    Expression name = ctx.expression().built;
    if (name instanceof ColumnReference column) {
      return new SetCatalog(new Name(column.parts(), Optional.empty(), span), span(ctx));
    } else if (name instanceof Literal literal
        && literal.value().orElse(null) instanceof String s) {
      return new SetCatalog(new Name(List.of(s), Optional.empty(), span), span(ctx));
    }
    return new SetCatalog(new Name(List.of(), Optional.of(name), span), span(ctx));
  }

  // ------------------------------------------------------------------------------------------------
  // Variables and dynamic statements

  @Override
  public Statement visitSetVariable(SetVariableContext ctx) {
    return set(ctx.assignments(), ctx.names(), ctx.query(), ctx);
  }

  @Override
  public Statement visitScriptSet(ScriptSetContext ctx) {
    return set(ctx.assignments(), ctx.names(), ctx.query(), ctx);
  }

  private Statement set(
      AssignmentsContext assignments,
      NamesContext targets,
      QueryContext query,
      ParserRuleContext ctx) {
    return new SetVariable(
        assignments == null ? List.of() : parts.assignments(assignments),
        targets == null ? List.of() : names.names(targets),
        Optional.ofNullable(query).map(trees.queries::query),
        span(ctx));
  }

  @Override
  public Statement visitExecuteImmediate(ExecuteImmediateContext ctx) {
    List<Expression> arguments = trees.expressions.named(ctx.namedExpressionList());
    Set<String> seen = new HashSet<>();
    Set<String> twice = new java.util.TreeSet<>();
    for (Expression each : arguments) {
      if (each instanceof Alias alias && !seen.add(alias.names().get(0))) {
        twice.add("`" + alias.names().get(0) + "`");
      }
    }
    if (!twice.isEmpty()) {
      String shown = String.join(", ", twice);
      throw source
          .error(
              "EXEC_IMMEDIATE_DUPLICATE_ARGUMENT_ALIASES",
              "USING has these names twice: " + shown + ".",
              span(ctx))
          .with("aliases", shown);
    }
    return new ExecuteImmediate(
        ctx.expression().built,
        ctx.name().stream().map(names::name).toList(),
        arguments,
        span(ctx));
  }

  @Override
  public Statement visitCall(CallContext ctx) {
    return new Call(names.name(ctx.name()), trees.calls.arguments(ctx.argument()), span(ctx));
  }

  // ------------------------------------------------------------------------------------------------
  // Caches and statistics

  @Override
  public Statement visitCacheTable(CacheTableContext ctx) {
    Name name = names.name(ctx.name());
    if (ctx.query() != null && name.parts().size() > 1) {
      String before =
          io.firesteel.core.type.TypeNames.quote(name.parts().subList(0, name.parts().size() - 1));
      throw source
          .error(
              "INVALID_TEMP_OBJ_QUALIFIER",
              "A cached query has a name of the session, not of " + before + ".",
              span(ctx))
          .with("objectType", "VIEW")
          .with("objectName", "`" + name.parts().get(name.parts().size() - 1) + "`")
          .with("qualifier", before);
    }
    return new CacheTable(
        name,
        ctx.LAZY() != null,
        parts.options(ctx.optionList()),
        Optional.ofNullable(ctx.query()).map(trees.queries::query),
        span(ctx));
  }

  @Override
  public Statement visitUncacheTable(UncacheTableContext ctx) {
    return new UncacheTable(names.name(ctx.name()), ctx.EXISTS() != null, span(ctx));
  }

  @Override
  public Statement visitClearCache(ClearCacheContext ctx) {
    return new ClearCache(span(ctx));
  }

  @Override
  public Statement visitRefreshTable(RefreshTableContext ctx) {
    return new RefreshTable(names.name(ctx.name()), span(ctx));
  }

  @Override
  public Statement visitRefreshFunction(RefreshFunctionContext ctx) {
    return new RefreshFunction(names.name(ctx.name()), span(ctx));
  }

  @Override
  public Statement visitRefreshResource(RefreshResourceContext ctx) {
    String path = ctx.stringText() != null ? names.string(ctx.stringText()) : rest(ctx);
    if (path.isEmpty() || (ctx.stringText() == null && path.matches("(?s).*\\s.*"))) {
      throw source.misuse("REFRESH takes a path; one with blanks needs quotes.", ctx);
    }
    return new RefreshPath(path, span(ctx));
  }

  @Override
  public Statement visitAnalyzeTable(AnalyzeTableContext ctx) {
    boolean columns = ctx.COLUMNS() != null;
    return new AnalyzeTable(
        names.name(ctx.name()),
        parts.partition(ctx.partition()),
        !columns && noScan(ctx.identifier().isEmpty() ? null : ctx.identifier(0)),
        columns && ctx.ALL() != null,
        columns && ctx.ALL() == null ? names.identifiers(ctx.identifier()) : List.of(),
        span(ctx));
  }

  @Override
  public Statement visitAnalyzeTables(AnalyzeTablesContext ctx) {
    return new AnalyzeTables(names.optionalName(ctx.name()), noScan(ctx.identifier()), span(ctx));
  }

  private boolean noScan(IdentifierContext ctx) {
    if (ctx == null) {
      return false;
    }
    String word = ctx.getText().toUpperCase(Locale.ROOT);
    if (!word.equals("NOSCAN")) {
      throw source
          .error(
              "INVALID_SQL_SYNTAX.ANALYZE_TABLE_UNEXPECTED_NOSCAN",
              "Only NOSCAN may stand here, not " + word + ".",
              source.span(ctx))
          .with("ctx", word);
    }
    return true;
  }
}
