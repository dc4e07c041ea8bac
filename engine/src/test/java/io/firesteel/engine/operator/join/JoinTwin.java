package io.firesteel.engine.operator.join;

import io.firesteel.engine.plan.JoinType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;

/** Joins row by row, in the plainest way. */
final class JoinTwin {
  private JoinTwin() {}

  static List<List<Object>> join(
      List<List<Object>> left,
      List<List<Object>> right,
      JoinType type,
      BiFunction<List<Object>, List<Object>, Boolean> condition,
      int width) {
    List<List<Object>> out = new ArrayList<>();
    boolean[] rightMatched = new boolean[right.size()];
    List<Object> nulls = Collections.nCopies(width, null);
    for (List<Object> l : left) {
      boolean matched = false;
      boolean unknown = false;
      for (int r = 0; r < right.size(); r++) {
        Boolean verdict = condition.apply(l, right.get(r));
        unknown |= verdict == null;
        if (Boolean.TRUE.equals(verdict)) {
          matched = true;
          rightMatched[r] = true;
          if (type.keepsLeft() && type.keepsRight()) {
            out.add(both(l, right.get(r)));
          }
        }
      }
      switch (type) {
        case LEFT:
        case FULL:
          if (!matched) {
            out.add(both(l, nulls));
          }
          break;
        case LEFT_SEMI:
          if (matched) {
            out.add(l);
          }
          break;
        case LEFT_ANTI:
          if (!matched) {
            out.add(l);
          }
          break;
        case LEFT_ANTI_NULL_AWARE:
          if (!matched && !unknown) {
            out.add(l);
          }
          break;
        case LEFT_MARK:
          out.add(
              both(l, Collections.singletonList(matched ? Boolean.TRUE : unknown ? null : false)));
          break;
        default:
          break;
      }
    }
    for (int r = 0; r < right.size(); r++) {
      if (!rightMatched[r] && (type == JoinType.RIGHT || type == JoinType.FULL)) {
        out.add(both(nulls, right.get(r)));
      } else if (rightMatched[r] && type == JoinType.RIGHT_SEMI
          || !rightMatched[r] && type == JoinType.RIGHT_ANTI) {
        out.add(right.get(r));
      }
    }
    return out;
  }

  private static List<Object> both(List<Object> a, List<Object> b) {
    List<Object> row = new ArrayList<>(a);
    row.addAll(b);
    return row;
  }
}
