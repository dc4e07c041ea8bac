package io.firesteel.planner.parse;

import io.firesteel.planner.parse.SqlGrammar.ScriptBodyContext;
import io.firesteel.planner.parse.SqlGrammar.ScriptPlainContext;
import io.firesteel.planner.parse.SqlGrammar.ScriptSettingContext;
import io.firesteel.planner.parse.SqlGrammar.ScriptStatementContext;
import io.firesteel.planner.parse.SqlGrammar.SingleStatementContext;
import io.firesteel.planner.syntax.CompoundStatement;
import io.firesteel.planner.syntax.Node;
import io.firesteel.planner.syntax.OtherStatement;
import io.firesteel.planner.syntax.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/**
 * Builds statements by asking each family in turn. What none of them knows is an {@link
 * OtherStatement}.
 */
final class StatementBuilder {
  private final TreeBuilder trees;
  private final ScriptBuilder scripts;
  private final List<StatementVisitor> families;

  StatementBuilder(TreeBuilder trees) {
    this.trees = trees;
    this.scripts = new ScriptBuilder(trees, this);
    this.families =
        List.of(
            new DataBuilder(trees),
            new DefinitionBuilder(trees),
            new AlterBuilder(trees),
            new ShowBuilder(trees),
            new SessionBuilder(trees));
  }

  Statement single(SingleStatementContext ctx) {
    if (ctx.scriptBody() != null) {
      return new CompoundStatement(
          Optional.empty(),
          body(ctx.scriptBody()),
          trees.source.span(ctx.getStart(), ctx.END().getSymbol()));
    }
    return statement(ctx.statement() != null ? ctx.statement() : ctx.setOrReset());
  }

  /** The statement of a statement's, setting's or script statement's context. */
  Statement statement(ParserRuleContext ctx) {
    if (ctx instanceof ScriptPlainContext plain) {
      return statement(plain.statement());
    } else if (ctx instanceof ScriptSettingContext setting) {
      return statement(setting.setOrReset());
    } else if (ctx instanceof ScriptStatementContext script) {
      Statement built = scripts.statement(script);
      if (built != null) {
        return built;
      }
    }
    for (StatementVisitor family : families) {
      Statement statement = ctx.accept(family);
      if (statement != null) {
        return statement;
      }
    }
    return other(ctx);
  }

  List<Statement> body(ScriptBodyContext ctx) {
    List<Statement> all = new ArrayList<>();
    for (ScriptStatementContext each : ctx.scriptStatement()) {
      all.add(statement(each));
    }
    return all;
  }

  private Statement other(ParserRuleContext ctx) {
    String kind = ctx.getClass().getSimpleName();
    String label = kind.substring(0, kind.length() - "Context".length());
    List<Node> parts = new ArrayList<>();
    for (int i = 0; i < ctx.getChildCount(); i++) {
      collect(ctx.getChild(i), parts);
    }
    return new OtherStatement(label, operation(label), parts, trees.source.span(ctx));
  }

  /** SetTableSerDe becomes SET TABLE SERDE. */
  private static String operation(String label) {
    return label
        .replace("SerDe", "Serde")
        .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
        .toUpperCase(java.util.Locale.ROOT);
  }

  private void collect(ParseTree tree, List<Node> into) {
    if (tree instanceof ScriptBodyContext script) {
      into.addAll(body(script));
    } else if (tree instanceof ScriptStatementContext script) {
      into.add(statement(script));
    } else if (!trees.parts.leaf(tree, into)) {
      for (int i = 0; i < tree.getChildCount(); i++) {
        collect(tree.getChild(i), into);
      }
    }
  }
}
