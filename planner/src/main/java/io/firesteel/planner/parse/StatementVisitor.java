package io.firesteel.planner.parse;

import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Statement;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.RuleNode;

/** Builds a family of statements; gives null for the kinds that are not of the family. */
abstract class StatementVisitor extends SqlGrammarBaseVisitor<Statement> {
  final TreeBuilder trees;
  final TreeSource source;
  final NameBuilder names;
  final TableParts parts;

  StatementVisitor(TreeBuilder trees) {
    this.trees = trees;
    this.source = trees.source;
    this.names = trees.names;
    this.parts = trees.parts;
  }

  /** A kind without a method of its own is not of the family: what is below it does not matter. */
  @Override
  public Statement visitChildren(RuleNode node) {
    return null;
  }

  final Span span(ParserRuleContext ctx) {
    return source.span(ctx);
  }
}
