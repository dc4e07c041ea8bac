package io.firesteel.engine.operator;

import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.plan.PhysicalPlan;
import io.firesteel.engine.plan.PlanNode;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.engine.pool.LocalWorkerPool;
import io.firesteel.engine.stage.ResultStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Runs plans in tests. */
public final class Plans {
  private Plans() {}

  public static PhysicalPlan plan(PlanNode root) {
    return new PhysicalPlan(root, Collections.nCopies(root.types().size(), "c"), Map.of());
  }

  public static QueryContext query(Settings settings) {
    return QueryContext.of("test", settings);
  }

  public static Settings settings(int batchRows, boolean zeroHash) {
    return Settings.DEFAULTS
        .with("firesteel.debug.batchRows", String.valueOf(batchRows))
        .with("firesteel.debug.zeroHash", String.valueOf(zeroHash));
  }

  /** All rows, boxed; checks that the memory is back afterwards. */
  public static List<List<Object>> run(PlanNode root, LocalWorkerPool pool, Settings settings) {
    MemoryBudget budget = MemoryBudget.root("test", 1L << 30);
    List<List<Object>> rows = new ArrayList<>();
    try (ResultStream stream =
        pool.execute(plan(root), query(settings), budget, new Cancellation())) {
      for (Batch batch = stream.next(); batch != null; batch = stream.next()) {
        rows.addAll(rows(root.types(), batch));
      }
    }
    awaitZero(budget);
    return rows;
  }

  /** Waits until tasks that noticed a cancel have returned what they held. */
  public static void awaitZero(MemoryBudget budget) {
    long end = System.nanoTime() + 2_000_000_000L;
    while (budget.used() != 0 && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    if (budget.used() != 0) {
      throw new AssertionError(budget.used() + " bytes were not returned");
    }
  }

  public static List<List<Object>> rows(List<SqlType> types, Batch batch) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < batch.rows(); row++) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        values.add(Vectors.get(types.get(i), batch.column(i), row));
      }
      rows.add(values);
    }
    return rows;
  }

  /** A row with possible nulls. */
  public static List<Object> row(Object... values) {
    return new ArrayList<>(Arrays.asList(values));
  }
}
