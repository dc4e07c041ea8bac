package io.firesteel.planner.parse;

import java.util.ArrayList;
import java.util.List;

/** Finds the keyword that a word is, without regard to case and without making a string of it. */
final class KeywordTable {
  private static final int SIZE = 2048;
  private static final String[] WORDS = new String[SIZE];
  private static final short[] TYPES = new short[SIZE];
  private static final List<String> ALL = new ArrayList<>();

  static {
    for (int type = 1; type < SqlGrammar.FIRST_SYMBOL; type++) {
      put(SqlGrammar.VOCABULARY.getSymbolicName(type), type);
    }
    put("TEMP", SqlGrammar.TEMPORARY);
    put("REGEXP", SqlGrammar.RLIKE);
  }

  private KeywordTable() {}

  /** All keywords, in upper case. */
  static List<String> all() {
    return List.copyOf(ALL);
  }

  /** The token type of the keyword in {@code sql[start, end)}, or PLAIN_NAME if it is none. */
  static int type(String sql, int start, int end) {
    int hash = end - start;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + upper(sql.charAt(i));
    }
    int slot = spread(hash);
    for (String word = WORDS[slot]; word != null; word = WORDS[slot]) {
      if (same(word, sql, start, end)) {
        return TYPES[slot];
      }
      slot = (slot + 1) & (SIZE - 1);
    }
    return SqlGrammar.PLAIN_NAME;
  }

  private static void put(String word, int type) {
    int hash = word.length();
    for (int i = 0; i < word.length(); i++) {
      hash = hash * 31 + word.charAt(i);
    }
    int slot = spread(hash);
    while (WORDS[slot] != null) {
      slot = (slot + 1) & (SIZE - 1);
    }
    WORDS[slot] = word;
    TYPES[slot] = (short) type;
    ALL.add(word);
  }

  private static boolean same(String word, String sql, int start, int end) {
    if (word.length() != end - start) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) != upper(sql.charAt(start + i))) {
        return false;
      }
    }
    return true;
  }

  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
  }

  private static int spread(int hash) {
    return (hash ^ (hash >>> 15)) & (SIZE - 1);
  }
}
