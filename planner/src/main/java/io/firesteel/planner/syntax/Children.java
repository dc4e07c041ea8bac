package io.firesteel.planner.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Collects the children of a node that has optional ones. */
final class Children {
  private final List<Node> all = new ArrayList<>();

  void add(Node child) {
    all.add(child);
  }

  void addAll(Collection<? extends Node> children) {
    all.addAll(children);
  }

  void addAll(Optional<? extends Node> child) {
    child.ifPresent(all::add);
  }

  void addNested(Collection<? extends Collection<? extends Node>> children) {
    children.forEach(all::addAll);
  }

  List<Node> list() {
    return List.copyOf(all);
  }
}
