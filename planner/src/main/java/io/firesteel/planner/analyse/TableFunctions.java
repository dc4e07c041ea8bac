package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.RangeRows;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.NamedArgument;
import io.firesteel.planner.syntax.TableFunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rex.RexNode;

/** Functions in FROM: range and the generators. */
final class TableFunctions {
  private final Analysis analysis;

  TableFunctions(Analysis analysis) {
    this.analysis = analysis;
  }

  Source call(TableFunctionCall node, Env env) {
    List<String> parts = analysis.tables.parts(node.function(), env);
    String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    if (name.equals("range")) {
      return range(node, env);
    }
    if (analysis.functions.find(name) instanceof GeneratorFunction) {
      return analysis.generators.table(node, env);
    }
    Source user = new UserFunctions(analysis).table(parts, node, env);
    if (user != null) {
      return user;
    }
    throw SqlException.of(
            "UNRESOLVABLE_TABLE_VALUED_FUNCTION",
            "There is no table function named " + TypeNames.quote(parts) + ".")
        .with("name", TypeNames.quote(parts))
        .at(analysis.at(node.span()));
  }

  private Source range(TableFunctionCall node, Env env) {
    Ctx ctx = Ctx.of(analysis.emptyScope(env.outer()), env);
    int count = node.arguments().size();
    if (count < 1 || count > 4) {
      throw SqlException.of("WRONG_NUM_ARGS.WITHOUT_SUGGESTION", "range takes 1 to 4 arguments.")
          .with("functionName", "`range`")
          .with("expectedNum", "[1, 2, 3, 4]")
          .with("actualNum", String.valueOf(count))
          .with("docroot", "https://spark.apache.org/docs/latest")
          .at(analysis.at(node.span()));
    }
    List<Long> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      values.add(bound(node, i, ctx));
    }
    long start = count == 1 ? 0 : values.get(0);
    long end = count == 1 ? values.get(0) : values.get(1);
    long step = count > 2 ? values.get(2) : 1;
    if (step == 0) {
      throw failed(node, "Illegal step 0");
    }
    List<SqlType.Field> fields = List.of(new SqlType.Field("id", SqlType.BIGINT, false));
    return Source.of(
        new RangeRows(analysis.cluster, analysis.types.toRow(fields), start, end, step),
        fields,
        List.of());
  }

  private SqlException failed(TableFunctionCall node, String why) {
    return SqlException.of("FAILED_FUNCTION_CALL", "The call of range fails: " + why + ".")
        .with("funcName", "`range`")
        .at(analysis.at(node.span()));
  }

  private long bound(TableFunctionCall node, int index, Ctx ctx) {
    Expression written = node.arguments().get(index);
    if (written instanceof NamedArgument named) {
      written = named.value();
    }
    RexNode built = analysis.expressions.build(written, ctx);
    SqlType type = Analysis.type(built);
    boolean fits =
        type.isIntegral() || TypeCoercion.isImplicit(type, SqlType.BIGINT, analysis.ansi);
    if (fits && !Foldable.test(built)) {
      throw SqlException.of("NON_FOLDABLE_ARGUMENT", "The arguments of range must be constant.")
          .with("funcName", "`range`")
          .with("paramName", TypeNames.quote(parameter(node, index)))
          .with("paramType", "\"BIGINT\"")
          .at(analysis.at(node.span()));
    }
    if (!fits) {
      throw SqlException.of(
              "UNEXPECTED_INPUT_TYPE",
              "The argument " + parameter(node, index) + " of range must be a constant integer.")
          .with("functionName", "`range`")
          .with("paramIndex", Errors.ordinal(index))
          .with("inputSql", Errors.quoted(analysis.text.of(written, ctx)))
          .with("inputType", Errors.quoted(type))
          .with("requiredType", "\"BIGINT\"")
          .at(analysis.at(node.span()));
    }
    Object value =
        analysis.expressions.constants().value(analysis.casts.implicit(built, SqlType.BIGINT));
    if (value == null) {
      throw failed(node, "an argument is NULL");
    }
    return ((Number) value).longValue();
  }

  private static String parameter(TableFunctionCall node, int index) {
    List<String> names =
        switch (node.arguments().size()) {
          case 1 -> List.of("end");
          case 2 -> List.of("start", "end");
          default -> List.of("start", "end", "step", "numSlices");
        };
    return names.get(index);
  }
}
