package io.firesteel.engine.operator.scan;

/** Where a join leaves its filter for scans. Written once, before the scans start. */
public final class KeyFilterSlot {
  private volatile KeyFilter filter;

  public void set(KeyFilter made) {
    filter = made;
  }

  /** The filter, or null if the join has none to give. */
  public KeyFilter get() {
    return filter;
  }
}
