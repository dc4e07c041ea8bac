package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.planner.algebra.Generate;
import io.firesteel.planner.syntax.AliasedRelation;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.LateralView;
import io.firesteel.planner.syntax.Name;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.TableFunctionCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rel.type.RelDataTypeFieldImpl;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;

/** Generators: LATERAL VIEW, in FROM, and the node for those of a select list. */
final class Generators {
  private final Analysis analysis;

  Generators(Analysis analysis) {
    this.analysis = analysis;
  }

  boolean isGenerator(TableFunctionCall node, Env env) {
    return find(node.function(), env) != null;
  }

  private GeneratorFunction find(Name name, Env env) {
    List<String> parts = analysis.tables.parts(name, env);
    String last = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
    return analysis.functions.find(last) instanceof GeneratorFunction generator ? generator : null;
  }

  /** A generator as the only thing in FROM. */
  Source table(TableFunctionCall node, Env env) {
    Source one = new Source(analysis.rels.oneRow(), List.of());
    Source all = lateral(one, node, null, false, env);
    return analysis.rels.only(all, all.columns());
  }

  /** LATERAL before a generator: its columns behind those of {@code left}. */
  Source lateral(
      Source left, TableFunctionCall node, AliasedRelation alias, boolean outer, Env env) {
    List<String> qualifier =
        alias == null
            ? List.of(node.function().parts().get(node.function().parts().size() - 1))
            : List.of(alias.alias());
    return generate(
        left,
        call(node.function(), node.arguments(), node.span()),
        outer,
        qualifier,
        alias == null ? List.of() : alias.columns(),
        env);
  }

  private static FunctionCall call(Name function, List<Expression> arguments, Span span) {
    return new FunctionCall(
        function,
        false,
        arguments,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        span);
  }

  Source lateralView(Source input, LateralView node, Env env) {
    if (find(node.generator(), env) == null) {
      throw analysis.functions.unresolved(
          analysis.tables.parts(node.generator(), env), node.span());
    }
    return generate(
        input,
        call(node.generator(), node.arguments(), node.span()),
        node.outer(),
        node.alias().map(List::of).orElse(List.of()),
        node.columns(),
        env);
  }

  private Source generate(
      Source input,
      FunctionCall call,
      boolean outer,
      List<String> qualifier,
      List<String> names,
      Env env) {
    Scope scope = analysis.scope(input, env.outer());
    RexNode built = analysis.expressions.build(call, Ctx.of(scope, env));
    RexCall generator = (RexCall) built;
    PendingGenerator operator = (PendingGenerator) generator.getOperator();
    List<SqlType.Field> fields = GeneratorFunction.columns(Analysis.type(generator));
    if (!names.isEmpty() && names.size() != fields.size()) {
      throw SqlException.of(
              "UDTF_ALIAS_NUMBER_MISMATCH",
              "The generator gives "
                  + fields.size()
                  + " columns, but "
                  + names.size()
                  + " names are given.")
          .with("aliasesSize", String.valueOf(fields.size()))
          .with("aliasesNames", String.join(",", names))
          .at(analysis.at(call.span()));
    }
    int shift = input.rel().getRowType().getFieldCount();
    RelNode rel = node(input.rel(), generator, outer || operator.outer());
    List<ScopeColumn> columns = new ArrayList<>(input.columns());
    for (int i = 0; i < fields.size(); i++) {
      String name = names.isEmpty() ? fields.get(i).name() : names.get(i);
      columns.add(new ScopeColumn(name, qualifier, shift + i, false));
    }
    return new Source(rel, columns);
  }

  /** The input's columns, then those of the generator. */
  RelNode node(RelNode input, RexCall generator, boolean outer) {
    PendingGenerator operator = (PendingGenerator) generator.getOperator();
    List<RelDataTypeField> generated = new ArrayList<>();
    int index = input.getRowType().getFieldCount();
    for (SqlType.Field field : GeneratorFunction.columns(Analysis.type(generator))) {
      RelDataType type = analysis.rel(field.type(), field.nullable() || outer);
      generated.add(new RelDataTypeFieldImpl(field.name(), index++, type));
    }
    return new Generate(input, operator.function(), generator.getOperands(), generated, outer);
  }
}
