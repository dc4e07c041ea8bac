package io.firesteel.engine.operator.recursion;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.engine.operator.MemoryLease;
import io.firesteel.engine.operator.MorselSource;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.row.Sizes;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.PlanNodes;
import io.firesteel.storage.scan.BatchSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The rounds of a {@link PlanNode.Recursion}, one after the other. A round starts when its first
 * row is wanted, so that a LIMIT above ends a recursion that has no end of its own.
 */
public final class RecursionSource implements MorselSource {
  /** Runs a part of the plan on the calling thread. */
  @FunctionalInterface
  public interface Rounds {
    /**
     * Starts a round.
     *
     * @param working the rows that the plan's WorkingRows give
     */
    BatchSource run(PlanNode plan, List<Batch> working);
  }

  /** Functions whose last argument is a seed. */
  private static final Set<String> SEEDED =
      Set.of("rand", "randn", "uniform", "randstr", "uuid", "shuffle");

  private final PlanNode.Recursion node;
  private final Rounds rounds;
  private final AtomicBoolean taken = new AtomicBoolean();

  public RecursionSource(PlanNode.Recursion node, Rounds rounds) {
    this.node = node;
    this.rounds = rounds;
  }

  @Override
  public int nodeId() {
    return node.id();
  }

  @Override
  public int parallelism() {
    return 1;
  }

  @Override
  public BatchSource next(TaskContext context) {
    return taken.getAndSet(true) ? null : new Rows(context);
  }

  private final class Rows implements BatchSource {
    private final TaskContext context;
    private final MemoryLease lease;
    private int started;
    private long total;
    private BatchSource round;
    private List<Batch> before = List.of();
    private long beforeBytes;
    private List<Batch> gathered = new ArrayList<>();
    private long gatheredBytes;

    Rows(TaskContext context) {
      this.context = context;
      this.lease = context.lease(node.id());
    }

    @Override
    public Batch next() {
      while (true) {
        context.check();
        if (round == null) {
          if (started > 0 && before.isEmpty()) {
            return null;
          }
          checkRounds();
          round = rounds.run(started == 0 ? node.anchor() : step(), before);
          started++;
        }
        Batch batch = round.next();
        if (batch == null) {
          roundEnded();
        } else if (batch.rows() > 0) {
          keep(batch);
          return batch;
        }
      }
    }

    /** The step; after its first round seeds move on, or every round would draw the same. */
    private PlanNode step() {
      long shift = started - 1L;
      return shift == 0
          ? node.step()
          : PlanNodes.mapExpressions(
              node.step(),
              e ->
                  e instanceof Expression.Call call && SEEDED.contains(call.function())
                      ? reseeded(call, shift)
                      : e);
    }

    private Expression reseeded(Expression.Call call, long shift) {
      int last = call.arguments().size() - 1;
      if (last < 0
          || !(call.arguments().get(last) instanceof Expression.Literal seed)
          || !(seed.value() instanceof Number number)) {
        return call;
      }
      Object moved =
          number instanceof Integer
              ? (Object) (int) (number.intValue() + shift)
              : (Object) (number.longValue() + shift);
      List<Expression> arguments = new ArrayList<>(call.arguments());
      arguments.set(last, new Expression.Literal(seed.type(), moved));
      return new Expression.Call(
          call.function(), arguments, call.type(), call.mode(), call.place());
    }

    private void checkRounds() {
      if (node.maxRounds() >= 0 && started > node.maxRounds()) {
        throw SqlException.of(
                "RECURSION_LEVEL_LIMIT_EXCEEDED",
                "The recursion has not ended after "
                    + node.maxRounds()
                    + " rounds. Raise spark.sql.cteRecursionLevelLimit or MAX RECURSION LEVEL if"
                    + " it is meant to go on.")
            .with("levelLimit", String.valueOf(node.maxRounds()));
      }
    }

    private void keep(Batch batch) {
      total += batch.rows();
      if (node.maxRows() >= 0 && total > node.maxRows()) {
        throw SqlException.of(
                "RECURSION_ROW_LIMIT_EXCEEDED",
                "The recursion has made more than "
                    + node.maxRows()
                    + " rows. Raise spark.sql.cteRecursionRowLimit if that is meant.")
            .with("rowLimit", String.valueOf(node.maxRows()));
      }
      gathered.add(batch);
      for (ColumnVector column : batch.columns()) {
        gatheredBytes += Sizes.ownBytes(column);
      }
      lease.set(beforeBytes + gatheredBytes);
    }

    private void roundEnded() {
      round.close();
      round = null;
      before = gathered;
      beforeBytes = gatheredBytes;
      gathered = new ArrayList<>();
      gatheredBytes = 0;
      lease.set(beforeBytes);
    }

    @Override
    public void close() {
      if (round != null) {
        round.close();
        round = null;
      }
      before = List.of();
      gathered = new ArrayList<>();
      lease.close();
    }
  }
}
