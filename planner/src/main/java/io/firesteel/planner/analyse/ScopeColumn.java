package io.firesteel.planner.analyse;

import io.firesteel.core.type.SqlType;
import java.util.List;

/**
 * A column that names can mean.
 *
 * @param name in the case of its definition
 * @param qualifier the relation's name, outermost part first; empty for none
 * @param index position in the scope's row
 * @param hidden not part of {@code *}; found by qualified names (the other side of USING), or by
 *     any name if no visible column has it
 * @param sized for a column of a table that is CHAR or VARCHAR that type, else null; values are
 *     STRING in queries
 */
record ScopeColumn(String name, List<String> qualifier, int index, boolean hidden, SqlType sized) {
  ScopeColumn(String name, List<String> qualifier, int index, boolean hidden) {
    this(name, qualifier, index, hidden, null);
  }

  ScopeColumn at(int newIndex) {
    return new ScopeColumn(name, qualifier, newIndex, hidden, sized);
  }

  ScopeColumn hide() {
    return new ScopeColumn(name, qualifier, index, true, sized);
  }

  ScopeColumn named(String newName, List<String> newQualifier) {
    return new ScopeColumn(newName, newQualifier, index, false, sized);
  }

  /** The same column, declared as CHAR or VARCHAR where a table says so. */
  ScopeColumn sized(SqlType declared) {
    return new ScopeColumn(name, qualifier, index, hidden, declared);
  }
}
