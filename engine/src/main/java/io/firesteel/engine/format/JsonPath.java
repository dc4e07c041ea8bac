package io.firesteel.engine.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path such as {@code $.a[0]['b c'][*].d}. Immutable. */
public final class JsonPath {
  private static final Pattern STEP =
      Pattern.compile(
          "\\.([^.\\[]+)|\\[(\\d+)]|(\\[\\*])|\\['([^']*)']|\\[\"([^\"]*)\"]", Pattern.DOTALL);

  /** A step: a name, a position, or all elements. */
  public record Step(String name, int index) {
    static final Step ALL = new Step(null, -1);

    boolean isAll() {
      return name == null && index < 0;
    }
  }

  private final List<Step> steps;

  private JsonPath(List<Step> steps) {
    this.steps = List.copyOf(steps);
  }

  /** The path of a text, or null if it is none. */
  public static JsonPath of(String text) {
    if (!text.startsWith("$")) {
      return null;
    }
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int at = 1;
    while (at < text.length()) {
      if (!matcher.find(at) || matcher.start() != at) {
        return null;
      }
      at = matcher.end();
      if (matcher.group(2) != null) {
        try {
          steps.add(new Step(null, Integer.parseInt(matcher.group(2))));
        } catch (NumberFormatException e) {
          return null;
        }
      } else if (matcher.group(3) != null) {
        steps.add(Step.ALL);
      } else {
        String name =
            matcher.group(1) != null
                ? matcher.group(1)
                : matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
        steps.add(new Step(name, -1));
      }
    }
    return new JsonPath(steps);
  }

  public List<Step> steps() {
    return steps;
  }

  /**
   * The text of what the path leads to: a string as it is, all else as JSON; of several values an
   * array.
   *
   * @param tree as {@link JsonTree} has it
   * @return null if it leads nowhere, or to null
   */
  public String text(Object tree) {
    Object found = find(tree, 0);
    if (found == null || found == JsonTree.Literal.NULL) {
      return null;
    }
    boolean plain = found instanceof String && steps.stream().noneMatch(Step::isAll);
    return plain ? (String) found : JsonTree.print(found);
  }

  private Object find(Object value, int from) {
    if (from == steps.size()) {
      return value;
    }
    Step step = steps.get(from);
    if (step.isAll()) {
      if (!(value instanceof List<?> elements)) {
        return null;
      }
      if (from + 1 < steps.size() && steps.get(from + 1).isAll()) {
        return flat(elements, from + 2);
      }
      List<Object> found = each(elements, from + 1);
      return found.isEmpty() ? null : found.size() == 1 ? found.get(0) : found;
    }
    if (step.name() == null) {
      return value instanceof List<?> elements && step.index() < elements.size()
          ? find(elements.get(step.index()), from + 1)
          : null;
    }
    Object field = value instanceof Map<?, ?> fields ? fields.get(step.name()) : null;
    return field == null || field == JsonTree.Literal.NULL ? null : find(field, from + 1);
  }

  private List<Object> each(List<?> elements, int from) {
    List<Object> found = new ArrayList<>();
    for (Object element : elements) {
      Object one = find(element, from);
      if (one != null) {
        found.add(one);
      }
    }
    return found;
  }

  /** Two wildcards in a row give one array of all that is found below, however deep. */
  private Object flat(List<?> elements, int from) {
    List<Object> found = new ArrayList<>();
    for (Object element : elements) {
      if (element instanceof List<?> inner) {
        for (Object one : each(inner, from)) {
          addFlat(one, found);
        }
      }
    }
    return found.isEmpty() ? null : found;
  }

  private static void addFlat(Object value, List<Object> out) {
    if (value instanceof List<?> elements) {
      elements.forEach(e -> addFlat(e, out));
    } else {
      out.add(value);
    }
  }
}
