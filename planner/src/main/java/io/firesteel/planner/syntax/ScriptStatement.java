package io.firesteel.planner.syntax;

/** A statement that stands only in scripts. */
public sealed interface ScriptStatement extends Statement
    permits CursorStatement,
        DeclareCondition,
        DeclareHandler,
        ScriptFor,
        ScriptIf,
        ScriptJump,
        ScriptLoop {
  @Override
  default <C, R> R accept(StatementVisitor<C, R> visitor, C context) {
    return visitor.visitScriptStatement(this, context);
  }
}
