package io.firesteel.planner.analyse;

import java.util.List;

/**
 * A column that names can mean.
 *
 * @param name in the case of its definition
 * @param qualifier the relation's name, outermost part first; empty for none
 * @param index position in the scope's row
 * @param hidden not part of {@code *}; found by qualified names (the other side of USING), or by
 *     any name if no visible column has it
 */
record ScopeColumn(String name, List<String> qualifier, int index, boolean hidden) {
  ScopeColumn at(int newIndex) {
    return new ScopeColumn(name, qualifier, newIndex, hidden);
  }

  ScopeColumn hide() {
    return new ScopeColumn(name, qualifier, index, true);
  }

  ScopeColumn named(String newName, List<String> newQualifier) {
    return new ScopeColumn(newName, newQualifier, index, false);
  }
}
