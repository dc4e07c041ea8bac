package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.Pivot;
import io.firesteel.planner.syntax.Unpivot;

/** PIVOT and UNPIVOT. */
final class Pivots {
  private final Analysis analysis;

  Pivots(Analysis analysis) {
    this.analysis = analysis;
  }

  Source pivot(Source input, Pivot node, Env env) {
    throw Errors.unsupported("PIVOT").at(analysis.at(node.span()));
  }

  Source unpivot(Source input, Unpivot node, Env env) {
    throw Errors.unsupported("UNPIVOT").at(analysis.at(node.span()));
  }
}
