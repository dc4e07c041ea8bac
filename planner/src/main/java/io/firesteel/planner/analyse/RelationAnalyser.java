package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.syntax.AliasedRelation;
import io.firesteel.planner.syntax.InlineTable;
import io.firesteel.planner.syntax.Join;
import io.firesteel.planner.syntax.LateralRelation;
import io.firesteel.planner.syntax.LateralView;
import io.firesteel.planner.syntax.ParenthesizedRelation;
import io.firesteel.planner.syntax.PipeInput;
import io.firesteel.planner.syntax.Pivot;
import io.firesteel.planner.syntax.Relation;
import io.firesteel.planner.syntax.RelationVisitor;
import io.firesteel.planner.syntax.SampledRelation;
import io.firesteel.planner.syntax.SubqueryRelation;
import io.firesteel.planner.syntax.TableFunctionCall;
import io.firesteel.planner.syntax.TableReference;
import io.firesteel.planner.syntax.Unpivot;
import io.firesteel.planner.syntax.WatermarkedRelation;
import java.util.ArrayList;
import java.util.List;

/** What a FROM clause gives: rows and the names of their columns. */
final class RelationAnalyser implements RelationVisitor<Env, Source> {
  private final Analysis analysis;
  private final JoinAnalyser joins;
  private final InlineTables inline;
  private final TableFunctions functions;
  private final Pivots pivots;
  private final Samples samples;

  RelationAnalyser(Analysis analysis) {
    this.analysis = analysis;
    joins = new JoinAnalyser(analysis);
    inline = new InlineTables(analysis);
    functions = new TableFunctions(analysis);
    pivots = new Pivots(analysis);
    samples = new Samples(analysis);
  }

  Source source(Relation relation, Env env) {
    return relation.accept(this, env);
  }

  @Override
  public Source visitTableReference(TableReference node, Env env) {
    return analysis.tables.table(node, env);
  }

  @Override
  public Source visitTableFunctionCall(TableFunctionCall node, Env env) {
    return functions.call(node, env);
  }

  @Override
  public Source visitSubqueryRelation(SubqueryRelation node, Env env) {
    Source source = analysis.queries.source(node.query(), env);
    List<ScopeColumn> columns = new ArrayList<>(source.columns().size());
    source
        .columns()
        .forEach(
            c -> {
              ScopeColumn free = c.named(c.name(), List.of());
              columns.add(c.hidden() ? free.hide() : free);
            });
    return new Source(source.rel(), columns);
  }

  @Override
  public Source visitInlineTable(InlineTable node, Env env) {
    return inline.rows(node, env);
  }

  @Override
  public Source visitAliasedRelation(AliasedRelation node, Env env) {
    return alias(source(node.relation(), env), node);
  }

  /** The source under the alias, without hidden columns. */
  Source alias(Source source, AliasedRelation node) {
    List<ScopeColumn> visible = source.visible();
    if (!node.columns().isEmpty()
        && node.columns().size() != visible.size()
        && node.relation() instanceof TableFunctionCall call) {
      throw SqlException.of(
              "NUM_TABLE_VALUE_ALIASES_MISMATCH",
              "The alias names "
                  + node.columns().size()
                  + " columns, but the function has "
                  + visible.size()
                  + ".")
          .with("funcName", io.firesteel.core.type.TypeNames.quote(call.function().parts()))
          .with("aliasesNum", String.valueOf(node.columns().size()))
          .with("outColsNum", String.valueOf(visible.size()))
          .at(analysis.at(node.span()));
    }
    if (!node.columns().isEmpty() && node.columns().size() != visible.size()) {
      throw SqlException.of(
              "ASSIGNMENT_ARITY_MISMATCH",
              "The alias names "
                  + node.columns().size()
                  + " columns, but the relation has "
                  + visible.size()
                  + ".")
          .with("numExpr", String.valueOf(node.columns().size()))
          .with("numTarget", String.valueOf(visible.size()))
          .at(analysis.at(node.span()));
    }
    List<String> qualifier = List.of(node.alias());
    List<ScopeColumn> columns = new ArrayList<>(visible.size());
    for (int i = 0; i < visible.size(); i++) {
      ScopeColumn column = visible.get(i);
      String name = node.columns().isEmpty() ? column.name() : node.columns().get(i);
      columns.add(column.named(name, qualifier));
    }
    for (ScopeColumn column : source.columns()) {
      if (FileMetadataColumns.isMetadata(column)) {
        columns.add(column.named(column.name(), qualifier).hide());
      }
    }
    return new Source(source.rel(), columns);
  }

  @Override
  public Source visitParenthesizedRelation(ParenthesizedRelation node, Env env) {
    return source(node.relation(), env);
  }

  @Override
  public Source visitSampledRelation(SampledRelation node, Env env) {
    return samples.sample(source(node.relation(), env), node.sample(), env);
  }

  @Override
  public Source visitLateralRelation(LateralRelation node, Env env) {
    // Nothing stands before it, so there is nothing more to see.
    return source(node.relation(), env);
  }

  @Override
  public Source visitWatermarkedRelation(WatermarkedRelation node, Env env) {
    throw Errors.unsupported("WATERMARK").at(analysis.at(node.span()));
  }

  @Override
  public Source visitJoin(Join node, Env env) {
    return joins.join(node, env);
  }

  @Override
  public Source visitLateralView(LateralView node, Env env) {
    return analysis.generators.lateralView(source(node.input(), env), node, env);
  }

  @Override
  public Source visitPivot(Pivot node, Env env) {
    return pivots.pivot(source(node.input(), env), node, env);
  }

  @Override
  public Source visitUnpivot(Unpivot node, Env env) {
    return pivots.unpivot(source(node.input(), env), node, env);
  }

  @Override
  public Source visitPipeInput(PipeInput node, Env env) {
    return env.pipeInput();
  }
}
