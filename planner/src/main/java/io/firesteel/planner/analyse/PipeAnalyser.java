package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.Pipe;

/** Pipe operators. */
final class PipeAnalyser {
  private final Analysis analysis;

  PipeAnalyser(Analysis analysis) {
    this.analysis = analysis;
  }

  Source pipe(Pipe node, Env env) {
    throw Errors.unsupported("The pipe operator").at(analysis.at(node.span()));
  }
}
