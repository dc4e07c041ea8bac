package io.firesteel.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.error.SqlPlace;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.Place;
import io.firesteel.engine.plan.QueryContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpressionCompilerTest {
  private static final String SQL = "SELECT a / b FROM t";
  private static final QueryContext QUERY = QueryContext.of(SQL, Settings.DEFAULTS);
  private static final Expression A = new Expression.InputRef(0, SqlType.BIGINT);
  private static final Expression B = new Expression.InputRef(1, SqlType.BIGINT);

  private static ExpressionEvaluator compile(Expression e, SqlType... types) {
    return ExpressionCompiler.compile(e, List.of(types), QUERY);
  }

  private static Batch batch(ColumnVector... columns) {
    return new Batch(columns, columns[0].length());
  }

  private static Expression literal(long value) {
    return new Expression.Literal(SqlType.BIGINT, value);
  }

  private static Expression divide(Expression a, Expression b, Place place) {
    return new Expression.Call("div", List.of(a, b), SqlType.BIGINT, EvalMode.ANSI, place);
  }

  @Test
  void errorsCarryThePlaceOfTheirCall() {
    ExpressionEvaluator evaluator =
        compile(divide(A, B, new Place(7, 11)), SqlType.BIGINT, SqlType.BIGINT);
    assertThatThrownBy(() -> evaluator.evaluate(batch(new LongVector(1, 2), new LongVector(1, 0))))
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> {
              assertThat(e.code().name()).isEqualTo("DIVIDE_BY_ZERO");
              assertThat(e.place()).isEqualTo(new SqlPlace(SQL, 7, 11));
            });
  }

  @Test
  void constantErrorsWaitForARowThatNeedsThem() {
    Expression bad = divide(literal(1), literal(0), null);
    Expression e =
        new Expression.Case(
            List.of(Expression.Call.of(">", SqlType.BOOLEAN, EvalMode.ANSI, A, literal(5))),
            List.of(bad),
            A,
            SqlType.BIGINT);
    ExpressionEvaluator evaluator = compile(e, SqlType.BIGINT);
    assertThat(evaluator.evaluate(batch(new LongVector(1, 2, 3))).length()).isEqualTo(3);
    assertThat(compile(bad, SqlType.BIGINT).evaluate(batch(new LongVector())).length()).isZero();
    assertThatThrownBy(() -> evaluator.evaluate(batch(new LongVector(1, 9))))
        .isInstanceOf(SqlException.class);
  }

  @Test
  void dictionariesStayDictionaries() {
    DictionaryVector column =
        new DictionaryVector(
            BytesVector.of("1", "2"), new int[] {1, 0, 1, 1}, Validity.ALL, 4, true);
    Expression number =
        new Expression.Cast(
            new Expression.InputRef(0, SqlType.STRING), SqlType.BIGINT, EvalMode.ANSI, null);
    ExpressionEvaluator evaluator =
        compile(
            Expression.Call.of("+", SqlType.BIGINT, EvalMode.ANSI, number, literal(10)),
            SqlType.STRING);
    ColumnVector out = evaluator.evaluate(batch(column));
    assertThat(out).isInstanceOf(DictionaryVector.class);
    assertThat(((LongVector) out.flatten()).values()).startsWith(12, 11, 12, 12);
    // The same dictionary in another batch is not evaluated again.
    ColumnVector again = evaluator.evaluate(batch(column.select(new int[] {1}, 1)));
    assertThat(((DictionaryVector) again).dictionary())
        .isSameAs(((DictionaryVector) out).dictionary());
  }

  @Test
  void entriesThatNoRowUsesDoNotFail() {
    DictionaryVector column =
        new DictionaryVector(
            BytesVector.of("1", "not a number"), new int[] {0, 0}, Validity.ALL, 2, true);
    ExpressionEvaluator evaluator =
        compile(
            new Expression.Cast(
                new Expression.InputRef(0, SqlType.STRING), SqlType.INT, EvalMode.ANSI, null),
            SqlType.STRING);
    assertThat(((IntVector) evaluator.evaluate(batch(column)).flatten()).get(1)).isEqualTo(1);
  }

  @Test
  void constantColumnsGiveConstants() {
    ConstantVector column = new ConstantVector(new LongVector(4), 1000);
    Expression square = Expression.Call.of("*", SqlType.BIGINT, EvalMode.ANSI, A, A);
    assertThat(compile(square, SqlType.BIGINT).evaluate(batch(column)))
        .isInstanceOf(ConstantVector.class);
  }

  @Test
  void lambdasSeeParametersAndCapturedValues() {
    Expression body =
        Expression.Call.of(
            "+",
            SqlType.BIGINT,
            EvalMode.ANSI,
            new Expression.LambdaRef(0, SqlType.BIGINT),
            new Expression.LambdaRef(1, SqlType.BIGINT));
    Expression.Lambda lambda = new Expression.Lambda(List.of(SqlType.BIGINT), List.of(A), body);
    BindContext.LambdaKernel kernel =
        new Compilation(List.of(SqlType.BIGINT), QUERY, List.of()).compile(lambda);
    ColumnVector out =
        kernel.evaluate(
            new ColumnVector[] {new LongVector(1, 2, 3)},
            new int[] {0, 0, 1},
            new ColumnVector[] {new LongVector(10, 20)},
            3);
    assertThat(((LongVector) out.flatten()).values()).startsWith(11, 12, 23);
    assertThat(kernel.capturedCount()).isEqualTo(1);
  }

  @Test
  void listsCompareByTheCollation() {
    SqlType type = new SqlType.StringType("UTF8_LCASE");
    Expression in =
        new Expression.In(
            new Expression.InputRef(0, type),
            List.of(io.firesteel.core.vector.ByteSlice.of("aB")),
            false);
    int[] selected = new int[2];
    assertThat(compile(in, type).filter(batch(BytesVector.of("x", "Ab")), selected)).isEqualTo(1);
    assertThat(selected[0]).isEqualTo(1);
  }
}
