package io.firesteel.engine.operator;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The counters of all nodes of a query, by node id. Safe for use by many threads. */
public final class Counters {
  private final Map<Integer, NodeCounters> nodes = new ConcurrentHashMap<>();

  public NodeCounters node(int id) {
    return nodes.computeIfAbsent(id, i -> new NodeCounters());
  }

  /** A view of all, by id. */
  public Map<Integer, NodeCounters> all() {
    return new TreeMap<>(nodes);
  }
}
