package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.planner.algebra.SampleRows;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Sample;
import io.firesteel.planner.syntax.SampleKind;
import java.math.BigDecimal;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalSort;
import org.apache.calcite.rex.RexNode;

/** TABLESAMPLE. */
final class Samples {
  /** What rounding of fractions may exceed the bounds by. */
  private static final double SLACK = 1e-6;

  private final Analysis analysis;

  Samples(Analysis analysis) {
    this.analysis = analysis;
  }

  Source sample(Source source, Sample sample, Env env) {
    if (sample.kind() == SampleKind.BYTES) {
      throw SqlException.of("_LEGACY_ERROR_TEMP_0015", "TABLESAMPLE by bytes is not supported.")
          .with("msg", "byteLengthLiteral")
          .at(analysis.at(sample.span()));
    }
    double size = number(sample.size(), env);
    if (sample.kind() == SampleKind.ROWS) {
      RexNode fetch =
          analysis.rex.makeExactLiteral(
              BigDecimal.valueOf((long) size), analysis.rel(SqlType.INT, false));
      RelNode limited = LogicalSort.create(source.rel(), RelCollations.EMPTY, null, fetch);
      return new Source(limited, source.columns());
    }
    double fraction =
        sample.kind() == SampleKind.PERCENT
            ? size / 100
            : size / number(sample.buckets().get(), env);
    if (fraction < -SLACK || fraction > 1 + SLACK) {
      throw SqlException.of(
              "_LEGACY_ERROR_TEMP_0064", "The fraction of TABLESAMPLE must be within 0 and 1.")
          .with("msg", "Sampling fraction (" + fraction + ") must be on interval [0, 1]")
          .at(analysis.at(sample.span()));
    }
    long seed = sample.seed().orElseGet(() -> ThreadLocalRandom.current().nextLong(1000));
    return new Source(
        new SampleRows(source.rel(), 0, Math.min(1, Math.max(0, fraction)), false, seed),
        source.columns());
  }

  private double number(Expression expression, Env env) {
    Ctx ctx = Ctx.of(analysis.emptyScope(null), env);
    RexNode node = analysis.expressions.build(expression, ctx);
    Object value = analysis.expressions.constants().value(node);
    return value instanceof Number n ? n.doubleValue() : Double.parseDouble(String.valueOf(value));
  }
}
