package io.firesteel.planner.syntax;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * INSERT INTO, INSERT OVERWRITE, and INSERT INTO ... REPLACE WHERE, ON or USING, of which at most
 * one is there.
 */
public record InsertInto(
    Name table,
    boolean overwrite,
    boolean byName,
    List<String> columns,
    List<PartitionValue> partition,
    boolean ifNotExists,
    boolean schemaEvolution,
    Optional<Expression> replaceWhere,
    Optional<Expression> replaceOn,
    List<String> replaceUsing,
    Map<String, Expression> options,
    Query query,
    Span span)
    implements Statement {
  public InsertInto {
    columns = List.copyOf(columns);
    partition = List.copyOf(partition);
    replaceUsing = List.copyOf(replaceUsing);
  }

  @Override
  public <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitInsertInto(this, context);
  }

  @Override
  public List<Node> children() {
    Children all = new Children();
    all.add(table);
    all.addAll(partition);
    all.addAll(replaceWhere);
    all.addAll(replaceOn);
    all.add(query);
    return all.list();
  }
}
