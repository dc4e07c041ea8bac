package io.firesteel.planner.syntax;

/**
 * A place in the SQL text: offsets of the first and the last char, both inclusive, in UTF-16 units
 * of the text as it was given to the parser.
 */
public record Span(int start, int stop) {
  /** The text of this place. */
  public String of(String sql) {
    return sql.substring(start, stop + 1);
  }

  /** From this place's start to the other's stop. */
  public Span to(Span other) {
    return new Span(start, other.stop);
  }
}
