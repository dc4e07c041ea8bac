package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.PlannedTable;
import io.firesteel.planner.algebra.TableRead;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.Span;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.FileMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;

/**
 * The hidden column {@code _metadata} of tables of files, and the functions that give its parts. It
 * is only put below a query whose text speaks of it.
 */
final class FileMetadataColumns {
  private final Analysis analysis;
  private final boolean used;

  FileMetadataColumns(Analysis analysis, String sql) {
    this.analysis = analysis;
    String text = sql.toLowerCase(Locale.ROOT);
    this.used = text.contains(FileMetadata.NAME) || text.contains("input_file_");
  }

  boolean isUsed() {
    return used;
  }

  /** Whether a column is the hidden one. */
  static boolean isMetadata(ScopeColumn column) {
    return column.hidden() && column.name().equals(FileMetadata.NAME);
  }

  /** The table's columns, and behind them the hidden one. */
  Source read(PlannedTable table, List<String> qualifier, Span span) {
    FileMetadata all = new FileMetadata(table.resolved());
    PlannedTable planned =
        analysis.shared.tables.computeIfAbsent(
            List.of(FileMetadata.NAME, table), key -> new PlannedTable(analysis.types, all));
    TableRead read = new TableRead(analysis.cluster, planned);
    int own = all.ownColumns();
    List<RexNode> columns = analysis.rels.identity(read);
    List<String> names = new ArrayList<>(read.getRowType().getFieldNames().subList(0, own));
    names.add(FileMetadata.NAME);
    List<RexNode> nodes = new ArrayList<>(columns.subList(0, own));
    nodes.add(struct(all, columns.subList(own, columns.size()), span));
    RelNode rel = analysis.rels.project(read, nodes, names, Set.of());
    Source visible = Source.of(rel, PlannedTable.fields(table.resolved()), qualifier);
    List<ScopeColumn> scope = new ArrayList<>(visible.columns());
    scope.add(new ScopeColumn(FileMetadata.NAME, qualifier, own, true));
    return new Source(rel, scope);
  }

  private RexNode struct(FileMetadata table, List<RexNode> values, Span span) {
    List<String> names = table.fieldNames();
    List<SqlType.Field> fields = new ArrayList<>();
    List<RexNode> arguments = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Column column = table.columns().get(table.ownColumns() + i);
      fields.add(new SqlType.Field(names.get(i), column.type(), false));
      arguments.add(analysis.expressions.constants().string(names.get(i)));
      arguments.add(values.get(i));
    }
    return analysis.functions.internal(
        "named_struct", SqlType.struct(fields), false, arguments, span);
  }

  /**
   * What a function that asks for the file of the current row means.
   *
   * @return null if no file is read
   */
  RexNode call(String name, FunctionCall node, Ctx ctx) {
    String field =
        switch (name) {
          case "input_file_name" -> "file_path";
          case "input_file_block_start" -> "file_block_start";
          case "input_file_block_length" -> "file_block_length";
          default -> null;
        };
    if (field == null || !node.arguments().isEmpty()) {
      return null;
    }
    List<ScopeColumn> found =
        ctx.scope().columns().stream().filter(FileMetadataColumns::isMetadata).toList();
    if (found.isEmpty()) {
      return null;
    }
    if (found.size() > 1) {
      String text = Errors.quoted(analysis.text.of(node, ctx));
      throw SqlException.of(
              "MULTI_SOURCES_UNSUPPORTED_FOR_EXPRESSION",
              text + " does not say which of several tables' files it means.")
          .with("expr", text)
          .at(analysis.at(node.span()));
    }
    int index = found.get(0).index();
    RexNode struct =
        analysis.rex.makeInputRef(ctx.scope().rowType().getFieldList().get(index).getType(), index);
    RexNode value =
        analysis.expressions.names().field(struct, field, () -> FileMetadata.NAME, node.span());
    if (!name.equals("input_file_name")) {
      return value;
    }
    // The function writes a local file with an empty host, the column without one.
    return analysis.functions.named(
        "regexp_replace",
        List.of(
            value,
            analysis.expressions.constants().string("^file:/(?!/)"),
            analysis.expressions.constants().string("file:///")),
        node,
        ctx);
  }
}
