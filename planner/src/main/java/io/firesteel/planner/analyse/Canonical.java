package io.firesteel.planner.analyse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexSubQuery;

/** Texts that are equal for expressions which differ only in the order of operands. */
final class Canonical {
  private static final Set<String> COMMUTATIVE =
      Set.of("+", "*", "&", "|", "^", "AND", "OR", "=", "<>", "IS NOT DISTINCT FROM");

  private static final Pattern VARIABLE = Pattern.compile("\\$cor\\d+");

  private Canonical() {}

  /** Each subquery has variables of its own: numbers them as they come. */
  private static String variablesInOrder(String text) {
    Map<String, String> numbers = new HashMap<>();
    return VARIABLE
        .matcher(text)
        .replaceAll(m -> numbers.computeIfAbsent(m.group(), k -> "cor" + numbers.size()));
  }

  static String of(RexNode node) {
    if (node instanceof RexSubQuery) {
      return variablesInOrder(node.toString());
    }
    if (!(node instanceof RexCall call) || node instanceof RexOver) {
      return node.toString();
    }
    String name = call.getOperator().getName();
    List<String> operands = new ArrayList<>(call.getOperands().size());
    for (RexNode operand : call.getOperands()) {
      operands.add(of(operand));
    }
    if (COMMUTATIVE.contains(name)) {
      Collections.sort(operands);
    }
    return name + operands + call.getType();
  }
}
