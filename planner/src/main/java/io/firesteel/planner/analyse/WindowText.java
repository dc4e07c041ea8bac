package io.firesteel.planner.analyse;

import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.FrameBound;
import io.firesteel.planner.syntax.FrameBoundKind;
import io.firesteel.planner.syntax.FrameUnit;
import io.firesteel.planner.syntax.FunctionCall;
import io.firesteel.planner.syntax.WindowFrame;
import io.firesteel.planner.syntax.WindowSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Windows in Spark's notation, with the frame that they get by default. */
final class WindowText {
  private static final Set<String> ROW_FRAMES =
      Set.of("row_number", "rank", "dense_rank", "percent_rank", "ntile");

  private final SqlText text;

  WindowText(SqlText text) {
    this.text = text;
  }

  /**
   * {@code (PARTITION BY ... ORDER BY ... frame)}; the call tells the default frame, or is null.
   */
  String of(WindowSpecification window, FunctionCall call, Ctx ctx) {
    WindowSpecification full = window;
    while (full.base().isPresent()) {
      WindowSpecification base = ctx.windows().get(Env.key(full.base().get()));
      if (base == null) {
        return full.base().get();
      }
      full =
          new WindowSpecification(
              base.base(),
              full.partitionBy().isEmpty() ? base.partitionBy() : full.partitionBy(),
              full.orderBy().isEmpty() ? base.orderBy() : full.orderBy(),
              full.frame().isPresent() ? full.frame() : base.frame(),
              full.span());
    }
    List<String> parts = new ArrayList<>();
    if (!full.partitionBy().isEmpty()) {
      parts.add(
          "PARTITION BY "
              + String.join(", ", full.partitionBy().stream().map(e -> text.of(e, ctx)).toList()));
    }
    if (!full.orderBy().isEmpty()) {
      parts.add(
          "ORDER BY "
              + String.join(
                  ", ", full.orderBy().stream().map(s -> text.sortItem(s, ctx)).toList()));
    }
    parts.add(frame(full, call, ctx));
    return "(" + String.join(" ", parts) + ")";
  }

  private String frame(WindowSpecification window, FunctionCall call, Ctx ctx) {
    String name = call == null ? "" : call.function().parts().get(0).toLowerCase(Locale.ROOT);
    if (window.frame().isPresent()) {
      WindowFrame frame = window.frame().get();
      return (frame.unit() == FrameUnit.ROWS ? "ROWS" : "RANGE")
          + " BETWEEN "
          + bound(frame.start(), ctx)
          + " AND "
          + frame.end().map(e -> bound(e, ctx)).orElse("CURRENT ROW");
    }
    if (name.equals("lead") || name.equals("lag")) {
      List<Expression> arguments = call.arguments();
      String offset = arguments.size() > 1 ? text.of(arguments.get(1), ctx) : "1";
      String signed = name.equals("lag") ? negated(offset) : offset;
      return "ROWS BETWEEN " + signed + " FOLLOWING AND " + signed + " FOLLOWING";
    }
    if (ROW_FRAMES.contains(name)) {
      return "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
    }
    return window.orderBy().isEmpty()
        ? "ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING"
        : "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW";
  }

  private static String negated(String number) {
    return number.startsWith("-") ? number.substring(1) : "-" + number;
  }

  private String bound(FrameBound bound, Ctx ctx) {
    if (bound.offset().isPresent()) {
      return text.of(bound.offset().get(), ctx)
          + (bound.kind() == FrameBoundKind.PRECEDING ? " PRECEDING" : " FOLLOWING");
    }
    return bound.kind().name().replace('_', ' ');
  }
}
