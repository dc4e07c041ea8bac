package io.firesteel.engine.operator.generate;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.expression.ProjectionCompiler;
import io.firesteel.engine.expression.ProjectionEvaluator;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.engine.operator.BatchTransform;
import io.firesteel.engine.operator.TaskContext;
import io.firesteel.engine.operator.TransformFactory;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.PlanNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Gives each input row once for each row that a generator makes of it. */
public record GenerateFactory(PlanNode.Generate node) implements TransformFactory {

  @Override
  public int nodeId() {
    return node.id();
  }

  @Override
  public BatchTransform open(TaskContext context) {
    List<Expression> arguments = node.arguments();
    List<SqlType> types = arguments.stream().map(Expression::type).toList();
    List<ConstantVector> constants = new ArrayList<>();
    for (Expression argument : arguments) {
      constants.add(
          argument instanceof Expression.Literal l
              ? Vectors.constant(l.type(), l.value(), 1)
              : null);
    }
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < node.generatedTypes().size(); i++) {
      fields.add(SqlType.field("col" + i, node.generatedTypes().get(i)));
    }
    BindContext bind =
        new BindContext(
            node.function(),
            types,
            constants,
            Collections.nCopies(types.size(), null),
            SqlType.struct(fields),
            context.query().mode(),
            context.query());
    GeneratorFunction function =
        (GeneratorFunction) FunctionRegistry.builtIn().find(node.function());
    return new Generate(
        ProjectionCompiler.compile(arguments, node.input().types(), context.query()),
        function.bind(bind),
        context.batchRows());
  }

  private final class Generate implements BatchTransform {
    private final ProjectionEvaluator arguments;
    private final GeneratorFunction.Generator generator;
    private final int batchRows;
    private Batch in;
    private GeneratorFunction.Generated made;

    /** Generated rows of the batch, with -1 for the row of an outer generator without any. */
    private int[] inputRows;

    private int[] madeRows;
    private int count;
    private int position;

    Generate(ProjectionEvaluator arguments, GeneratorFunction.Generator generator, int batchRows) {
      this.arguments = arguments;
      this.generator = generator;
      this.batchRows = batchRows;
    }

    @Override
    public Batch process(Batch batch) {
      in = batch;
      made = generator.generate(arguments.evaluateColumns(batch), batch.rows());
      inputRows = made.inputRows();
      count = made.count();
      madeRows = null;
      if (node.outer()) {
        addMissing(batch.rows());
      }
      position = 0;
      return more();
    }

    private void addMissing(int rows) {
      boolean[] has = new boolean[rows];
      int missing = rows;
      for (int i = 0; i < count; i++) {
        if (!has[inputRows[i]]) {
          has[inputRows[i]] = true;
          missing--;
        }
      }
      if (missing == 0) {
        return;
      }
      int[] all = new int[count + missing];
      madeRows = new int[count + missing];
      int at = 0;
      int next = 0;
      for (int row = 0; row < rows; row++) {
        if (!has[row]) {
          all[at] = row;
          madeRows[at++] = -1;
        }
        for (; next < count && inputRows[next] == row; next++) {
          all[at] = row;
          madeRows[at++] = next;
        }
      }
      inputRows = all;
      count = at;
    }

    @Override
    public boolean hasMore() {
      return in != null && position < count;
    }

    @Override
    public Batch more() {
      int n = Math.min(batchRows, count - position);
      if (n <= 0) {
        return null;
      }
      int[] from = java.util.Arrays.copyOfRange(inputRows, position, position + n);
      int[] which = new int[n];
      for (int i = 0; i < n; i++) {
        which[i] = madeRows == null ? position + i : madeRows[position + i];
      }
      int carried = node.carried().size();
      ColumnVector[] columns = new ColumnVector[carried + made.columns().length];
      for (int i = 0; i < carried; i++) {
        columns[i] = in.column(node.carried().get(i)).select(from, n);
      }
      for (int i = carried; i < columns.length; i++) {
        ColumnVector column = made.columns()[i - carried];
        columns[i] = madeRows == null ? column.select(which, n) : column.selectOrNull(which, n);
      }
      position += n;
      return new Batch(columns, n);
    }
  }
}
