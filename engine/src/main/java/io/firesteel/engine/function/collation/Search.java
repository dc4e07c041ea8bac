package io.firesteel.engine.function.collation;

import com.ibm.icu.text.StringSearch;
import java.text.StringCharacterIterator;

/**
 * Finds a string within another as a collation compares them. Positions are those of Java's
 * strings; a match may be longer or shorter than what was looked for.
 */
final class Search {
  private final String text;
  private final String part;
  private final StringSearch icu;
  private final String lowered;
  private final String loweredPart;
  private final int[] sources;
  private int start;
  private int end;

  Search(Collation collation, String text, String part) {
    this.text = text;
    this.part = part;
    boolean none = text.isEmpty() || part.isEmpty();
    if (collation.isIcu() && !none) {
      icu = new StringSearch(part, new StringCharacterIterator(text), collation.collator());
      lowered = null;
      loweredPart = null;
      sources = null;
    } else {
      icu = null;
      StringBuilder lower = new StringBuilder(text.length());
      int[] from = new int[3 * text.length() + 1];
      int at = 0;
      for (int i = 0; i < text.length(); ) {
        int c = text.codePointAt(i);
        if (collation.isLowerCase()) {
          Collation.appendLower(c, lower);
        } else {
          lower.appendCodePoint(c);
        }
        while (at < lower.length()) {
          from[at++] = i;
        }
        i += Character.charCount(c);
      }
      from[at] = text.length();
      sources = from;
      lowered = lower.toString();
      loweredPart = collation.isLowerCase() ? Collation.lower(part) : part;
    }
  }

  /**
   * Whether there is a match at or behind a position; then {@link #start} and {@link #end} tell.
   */
  boolean find(int from) {
    if (part.isEmpty() || text.isEmpty()) {
      start = from;
      end = from;
      return part.isEmpty() && from <= text.length();
    }
    if (icu != null) {
      if (from >= text.length()) {
        return false;
      }
      icu.setIndex(from);
      start = icu.next();
      end = start + icu.getMatchLength();
      return start != StringSearch.DONE;
    }
    int at = 0;
    while (at < lowered.length() && sources[at] < from) {
      at++;
    }
    while (true) {
      int found = lowered.indexOf(loweredPart, at);
      if (found < 0) {
        return false;
      }
      int last = found + loweredPart.length();
      // Not within the two letters that one became.
      boolean whole =
          (found == 0 || sources[found - 1] != sources[found])
              && (last == lowered.length() || sources[last - 1] != sources[last]);
      if (whole) {
        start = sources[found];
        end = sources[last];
        return true;
      }
      at = found + 1;
    }
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether the text begins so. */
  boolean atStart() {
    return part.isEmpty() || find(0) && start == 0;
  }

  /** Whether the text ends so. */
  boolean atEnd() {
    if (part.isEmpty()) {
      return true;
    }
    for (int from = 0; find(from); from = start + Character.charCount(text.codePointAt(start))) {
      if (end == text.length()) {
        return true;
      }
    }
    return false;
  }
}
