package io.firesteel.engine.plan;

import io.firesteel.core.type.SqlType;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A node of a physical plan. {@link #id()} is unique in its plan and names the node in counters and
 * in EXPLAIN ANALYZE; {@link #types()} are the types of its output columns.
 */
public sealed interface PlanNode extends Serializable
    permits PlanNode.Scan,
        PlanNode.Values,
        PlanNode.Range,
        PlanNode.Filter,
        PlanNode.Project,
        PlanNode.Expand,
        PlanNode.Aggregate,
        PlanNode.HashJoin,
        PlanNode.NestedLoopJoin,
        PlanNode.Sort,
        PlanNode.TopN,
        PlanNode.Limit,
        PlanNode.Window,
        PlanNode.UnionAll,
        PlanNode.Recursion,
        PlanNode.WorkingRows,
        PlanNode.Generate,
        PlanNode.Sample,
        PlanNode.Exchange,
        PlanNode.Write {

  int id();

  List<SqlType> types();

  List<PlanNode> inputs();

  /**
   * Reads a table.
   *
   * @param source what is read: files with their partition values, as {@code storage} resolved them
   *     when the statement was planned
   * @param columns what comes out, in order: indexes into the source's schema
   * @param filter over the output columns and, behind them, {@code filterColumns}: conjuncts that
   *     every row satisfies which comes out; also used for pruning. Null for none
   * @param filterColumns further columns of the source that only the filter needs
   * @param runtimeFilters filters that arrive from joins while the scan runs
   */
  record Scan(
      int id,
      ScanSource source,
      List<Integer> columns,
      List<SqlType> types,
      Expression filter,
      List<Integer> filterColumns,
      List<RuntimeFilter> runtimeFilters)
      implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
      return List.of();
    }
  }

  /** Constant rows, boxed as in {@code Vectors}. */
  record Values(int id, List<SqlType> types, List<List<Object>> rows) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
      return List.of();
    }
  }

  /** range(start, end, step): one BIGINT column. */
  record Range(int id, long start, long end, long step) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return List.of(SqlType.BIGINT);
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of();
    }
  }

  /** Rows for which the condition is true. */
  record Filter(int id, PlanNode input, Expression condition) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return input.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** One output column an expression. */
  record Project(int id, PlanNode input, List<Expression> expressions) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return expressions.stream().map(Expression::type).toList();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * Each input row once for each projection (grouping sets); all projections have the same types.
   */
  record Expand(int id, PlanNode input, List<List<Expression>> projections) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return projections.get(0).stream().map(Expression::type).toList();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** How much of an aggregation a node does. */
  enum AggregateStep {
    /** All: arguments in, results out. */
    SINGLE,
    /** Arguments in, states out (the state columns of each call in turn, behind the keys). */
    PARTIAL,
    /** States in (keys first, then states as PARTIAL gives them), results out. */
    FINAL
  }

  /**
   * Groups by key columns. Output: the keys, then one column a call (or its state columns). Without
   * keys SINGLE and FINAL give one row even for no input.
   *
   * @param keys columns of the input (for FINAL: 0 to keys - 1)
   * @param calls for FINAL their arguments still describe the original input
   */
  record Aggregate(
      int id,
      PlanNode input,
      List<Integer> keys,
      List<AggregateCall> calls,
      AggregateStep step,
      List<SqlType> types)
      implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * Equi-join by a hash table over the right input. Output: left columns, then right ones (as
   * {@link JoinType} says).
   *
   * @param leftKeys columns of the left input
   * @param rightKeys as many of the right one, of the same types
   * @param nullSafe for each key whether NULL equals NULL (the operator {@code <=>})
   * @param residual further condition over left columns followed by right ones, or null
   * @param broadcast whether every task has the whole right side, or both are partitioned by the
   *     keys
   * @param runtimeFilters filters that this join's build side offers to scans below its left input
   * @param output which columns come out, counted over what {@link JoinType} keeps: those of the
   *     left input followed by those of the right one, or by the mark
   */
  record HashJoin(
      int id,
      PlanNode left,
      PlanNode right,
      JoinType joinType,
      List<Integer> leftKeys,
      List<Integer> rightKeys,
      List<Boolean> nullSafe,
      Expression residual,
      boolean broadcast,
      List<RuntimeFilter> runtimeFilters,
      List<Integer> output)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return joinTypes(left, right, joinType, output);
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(left, right);
    }
  }

  /**
   * Join by any condition (null: none), the right input held in memory by every task.
   *
   * @param condition over left columns followed by right ones
   * @param output as for {@link HashJoin}
   */
  record NestedLoopJoin(
      int id,
      PlanNode left,
      PlanNode right,
      JoinType joinType,
      Expression condition,
      List<Integer> output)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return joinTypes(left, right, joinType, output);
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(left, right);
    }
  }

  /** All rows in order; stable nowhere. Behind a GATHER exchange the order is the query's. */
  record Sort(int id, PlanNode input, List<SortKey> keys) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return input.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** The first {@code limit} rows in order, after {@code offset} of them. */
  record TopN(int id, PlanNode input, List<SortKey> keys, long limit, long offset)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return input.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /**
   * Any {@code limit} rows (-1: all), after {@code offset}; keeps the input's order if it has one.
   */
  record Limit(int id, PlanNode input, long limit, long offset) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return input.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** Input columns, then one column a call; all calls share partition keys and order. */
  record Window(
      int id,
      PlanNode input,
      List<Integer> partitionKeys,
      List<SortKey> order,
      List<WindowCall> calls)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return Stream.concat(input.types().stream(), calls.stream().map(c -> c.call().type()))
          .toList();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** All rows of all inputs, whose types are equal. */
  record UnionAll(int id, List<PlanNode> inputs) implements PlanNode {
    public UnionAll {
      inputs = List.copyOf(inputs);
    }

    @Override
    public List<SqlType> types() {
      return inputs.get(0).types();
    }
  }

  /**
   * The rows of {@code anchor}, then those of {@code step} over and over, each time over the rows
   * of the time before, until there are none. Rows come in the order of the rounds.
   *
   * @param key names the {@link WorkingRows} in {@code step} that stand for those rows
   * @param maxRounds steps after which it is an error that there are rows still; -1 for any number
   * @param maxRows rows in all of which one more is an error; -1 for any number
   */
  record Recursion(int id, PlanNode anchor, PlanNode step, int key, int maxRounds, long maxRows)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return anchor.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(anchor, step);
    }
  }

  /** Within the step of a {@link Recursion}: the rows of the round before. */
  record WorkingRows(int id, int key, List<SqlType> types) implements PlanNode {
    public WorkingRows {
      types = List.copyOf(types);
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of();
    }
  }

  /**
   * Each input row with each row that the generator function gives for it (explode, inline,
   * stack...). Output: {@code carried} input columns, then the generator's.
   *
   * @param outer whether an input row without generated rows comes out once, with nulls
   */
  record Generate(
      int id,
      PlanNode input,
      String function,
      List<Expression> arguments,
      List<SqlType> generatedTypes,
      boolean outer,
      List<Integer> carried)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return Stream.concat(carried.stream().map(c -> input.types().get(c)), generatedTypes.stream())
          .toList();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** Each row with a probability of {@code upper - lower}, repeatable by seed. */
  record Sample(int id, PlanNode input, double lower, double upper, boolean replacement, long seed)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return input.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** How an exchange spreads rows over the tasks of the stage above it. */
  enum Distribution {
    /** All to one task; {@code order} is kept by merging if given. */
    GATHER,
    /** By hash of the key columns. */
    HASH,
    /** All to every task. */
    BROADCAST,
    /** Evenly. */
    ROUND_ROBIN,
    /** By ranges of the order keys. */
    RANGE
  }

  /** Where rows change tasks: the border of two stages. */
  record Exchange(
      int id, PlanNode input, Distribution distribution, List<Integer> keys, List<SortKey> order)
      implements PlanNode {
    @Override
    public List<SqlType> types() {
      return input.types();
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  /** Writes its input to a table; one BIGINT column and one row: how many rows that were. */
  record Write(int id, PlanNode input, WriteTarget target) implements PlanNode {
    @Override
    public List<SqlType> types() {
      return List.of(SqlType.BIGINT);
    }

    @Override
    public List<PlanNode> inputs() {
      return List.of(input);
    }
  }

  private static List<SqlType> joinTypes(
      PlanNode left, PlanNode right, JoinType joinType, List<Integer> output) {
    List<SqlType> types = new ArrayList<>();
    if (joinType.keepsLeft()) {
      types.addAll(left.types());
    }
    if (joinType.keepsRight()) {
      types.addAll(right.types());
    } else if (joinType == JoinType.LEFT_MARK) {
      types.add(SqlType.BOOLEAN);
    }
    return output.stream().map(types::get).toList();
  }
}
