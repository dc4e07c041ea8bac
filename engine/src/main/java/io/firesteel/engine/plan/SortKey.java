package io.firesteel.engine.plan;

import java.io.Serializable;

/** Order by one column of the input; ties are decided by the next key. */
public record SortKey(int column, boolean descending, boolean nullsFirst) implements Serializable {
  @Override
  public String toString() {
    return "#"
        + column
        + (descending ? " DESC" : "")
        + (nullsFirst == descending ? (nullsFirst ? " NULLS FIRST" : " NULLS LAST") : "");
  }
}
