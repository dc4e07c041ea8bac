package io.firesteel.engine.operator.scan;

import io.firesteel.engine.plan.Expression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts conditions at AND. */
final class Conjuncts {
  private Conjuncts() {}

  static List<Expression> of(Expression condition) {
    List<Expression> all = new ArrayList<>();
    collect(condition, all);
    return all;
  }

  private static void collect(Expression condition, List<Expression> all) {
    if (condition instanceof Expression.Logical l && l.and()) {
      l.operands().forEach(o -> collect(o, all));
    } else if (condition != null) {
      all.add(condition);
    }
  }

  /** Neighbours and others over the same columns joined by AND again, in the order of the first. */
  static List<Expression> byColumns(List<Expression> conjuncts) {
    Map<List<Integer>, List<Expression>> groups = new LinkedHashMap<>();
    for (Expression conjunct : conjuncts) {
      List<Integer> key = Arrays.stream(ConjunctFilter.columnsOf(conjunct)).boxed().toList();
      groups.computeIfAbsent(key, k -> new ArrayList<>()).add(conjunct);
    }
    return groups.values().stream()
        .map(g -> g.size() == 1 ? g.get(0) : new Expression.Logical(true, g))
        .toList();
  }
}
