package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;

/**
 * A lambda: a call of this, whose operands are the values that it captures, stands as an argument
 * of a higher-order function. The body is out of Calcite's sight. Its RexInputRefs count the
 * parameters first, then the captured values.
 */
public final class LambdaOperator extends SqlFunction {
  private final List<SqlType> parameters;
  private final RexNode body;

  public LambdaOperator(List<SqlType> parameters, RexNode body) {
    super(
        "lambda" + parameters.stream().map(SqlType::simpleName).toList() + "->" + body,
        SqlKind.OTHER_FUNCTION,
        null,
        null,
        null,
        SqlFunctionCategory.USER_DEFINED_FUNCTION);
    this.parameters = List.copyOf(parameters);
    this.body = body;
  }

  public List<SqlType> parameters() {
    return parameters;
  }

  public RexNode body() {
    return body;
  }

  @Override
  public boolean isDeterministic() {
    return RexUtil.isDeterministic(body);
  }
}
