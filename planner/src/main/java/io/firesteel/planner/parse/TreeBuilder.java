package io.firesteel.planner.parse;

import io.firesteel.core.error.SqlException;
import io.firesteel.planner.parse.SqlGrammar.ExpressionContext;

/**
 * The builders of one tree, tied together. Expressions are built while the text is parsed, the rest
 * afterwards; so what is wrong inside an expression is kept until it is certain that the syntax is
 * right.
 */
final class TreeBuilder {
  final TreeSource source;
  final NameBuilder names;
  final LiteralBuilder literals;
  final TypeBuilder types;
  final ExpressionBuilder expressions;
  final CallBuilder calls;
  final RelationBuilder relations;
  final QueryBuilder queries;
  final TableParts parts;
  final StatementBuilder statements;

  private SqlException failure;

  TreeBuilder(TreeSource source) {
    this.source = source;
    this.names = new NameBuilder(source);
    this.literals = new LiteralBuilder(source, names);
    this.types = new TypeBuilder(source, names);
    this.expressions = new ExpressionBuilder(this);
    this.calls = new CallBuilder(this);
    this.relations = new RelationBuilder(this);
    this.queries = new QueryBuilder(this);
    this.parts = new TableParts(this);
    this.statements = new StatementBuilder(this);
  }

  /** Builds an expression that has just been parsed, and lets go of its part of the parse tree. */
  void accept(ExpressionContext ctx) {
    if (failure != null) {
      return;
    }
    try {
      ctx.built = expressions.build(ctx);
      ctx.children = null;
    } catch (SqlException e) {
      failure = e;
    }
  }

  /** Throws what {@link #accept} met. */
  void check() {
    if (failure != null) {
      throw failure;
    }
  }
}
