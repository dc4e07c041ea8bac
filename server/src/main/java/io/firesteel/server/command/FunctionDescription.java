package io.firesteel.server.command;

import static io.firesteel.server.command.CommandContext.text;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.analyse.FunctionAnalyser;
import io.firesteel.planner.analyse.LiteralSql;
import io.firesteel.planner.analyse.SearchPath;
import io.firesteel.planner.parse.ParseOptions;
import io.firesteel.planner.parse.SqlParser;
import io.firesteel.planner.syntax.ColumnDefinition;
import io.firesteel.planner.syntax.CreateSqlFunction;
import io.firesteel.planner.syntax.FunctionParameter;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.Statement;
import io.firesteel.planner.syntax.TableReference;
import io.firesteel.storage.catalog.CatalogFunction;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What DESCRIBE FUNCTION shows of a function that a user made. */
record FunctionDescription(CatalogFunction function, List<String> name, CommandContext context) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE MMM dd HH:mm:ss zzz yyyy", Locale.ROOT);

  private record Line(String label, String value) {}

  List<List<Object>> rows(boolean extended) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("Function:", String.join(".", name)));
    Statement statement =
        SqlParser.parseStatement(
            function.createSql(), ParseOptions.of(context.session().settings()));
    if (statement instanceof CreateSqlFunction definition) {
      lines(definition, extended, lines);
    }
    int width = lines.stream().mapToInt(l -> l.label().length()).max().orElse(0) + 1;
    List<List<Object>> rows = new ArrayList<>();
    for (Line line : lines) {
      rows.add(List.of(text(padded(line.label(), width) + line.value())));
    }
    return rows;
  }

  private void lines(CreateSqlFunction definition, boolean extended, List<Line> lines) {
    lines.add(new Line("Type:", definition.returnsTable() ? "TABLE" : "SCALAR"));
    add("Input:", parameters(definition, extended), lines);
    add("Returns:", result(definition, extended), lines);
    if (!extended) {
      return;
    }
    definition.comment().ifPresent(c -> lines.add(new Line("Comment:", c)));
    lines.add(new Line("Deterministic:", definition.deterministic().orElse(true).toString()));
    lines.add(
        new Line("Data Access:", readsTables(definition) ? "READS SQL DATA" : "CONTAINS SQL"));
    List<String> settings = new ArrayList<>();
    function
        .settings()
        .forEach(
            (k, v) -> {
              if (!k.equals(SearchPath.SETTING)) {
                settings.add(k + "=" + v);
              }
            });
    add("Configs:", settings.isEmpty() ? List.of("") : settings, lines);
    lines.add(new Line("Create Time:", TIME.format(function.created().atZone(ZoneId.of("UTC")))));
    Node body =
        definition.query().isPresent() ? definition.query().get() : definition.expression().get();
    lines.add(new Line("Body:", body.span().of(function.createSql())));
  }

  private static void add(String label, List<String> values, List<Line> lines) {
    for (int i = 0; i < values.size(); i++) {
      lines.add(new Line(i == 0 ? label : "", values.get(i)));
    }
  }

  private List<String> parameters(CreateSqlFunction definition, boolean extended) {
    List<FunctionParameter> parameters = definition.parameters();
    if (parameters.isEmpty()) {
      return List.of("()");
    }
    List<String[]> cells = new ArrayList<>();
    for (FunctionParameter p : parameters) {
      String more =
          !extended
              ? ""
              : (p.defaultValue()
                      .map(d -> " DEFAULT " + d.span().of(function.createSql()))
                      .orElse("")
                  + p.comment().map(c -> " " + LiteralSql.quoted(c)).orElse(""));
      cells.add(new String[] {p.name(), p.type().sqlName(), more});
    }
    return aligned(cells);
  }

  private List<String> result(CreateSqlFunction definition, boolean extended) {
    if (!definition.returnsTable()) {
      return List.of(
          definition.returns().isPresent()
              ? definition.returns().get().sqlName()
              : fields(definition).get(0).type().sqlName());
    }
    List<String[]> cells = new ArrayList<>();
    if (definition.tableColumns().isEmpty()) {
      for (SqlType.Field field : fields(definition)) {
        cells.add(new String[] {field.name(), field.type().sqlName(), ""});
      }
    } else {
      for (ColumnDefinition column : definition.tableColumns()) {
        String comment =
            extended ? column.comment().map(c -> " " + LiteralSql.quoted(c)).orElse("") : "";
        cells.add(new String[] {column.name(), column.type().sqlName(), comment});
      }
    }
    return aligned(cells);
  }

  private List<SqlType.Field> fields(CreateSqlFunction definition) {
    return FunctionAnalyser.result(function, definition, name, context.statement().analysis());
  }

  private static List<String> aligned(List<String[]> cells) {
    int first = cells.stream().mapToInt(c -> c[0].length()).max().orElse(0);
    int second = cells.stream().mapToInt(c -> c[1].length()).max().orElse(0);
    return cells.stream()
        .map(c -> padded(c[0], first) + " " + padded(c[1], second) + c[2])
        .toList();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static boolean readsTables(Node node) {
    return node instanceof TableReference
        || node.children().stream().anyMatch(FunctionDescription::readsTables);
  }
}
