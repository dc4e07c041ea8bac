package io.firesteel.planner.parse;

import java.util.BitSet;

/** The keywords that are no names where the session enforces reserved keywords. */
final class ReservedWords {
  private static final BitSet TYPES = new BitSet();

  static {
    String words =
        "ALL AND ANY AS AUTHORIZATION BOTH CALL CASE CAST CHECK COLLATE COLLATION COLLATIONS COLUMN"
            + " CONSTRAINT CREATE CROSS CURRENT_DATE CURRENT_PATH CURRENT_SCHEMA CURRENT_TIME"
            + " CURRENT_TIMESTAMP CURRENT_USER DISTINCT ELSE END ESCAPE EXCEPT EXECUTE FALSE FETCH"
            + " FILTER FOR FOREIGN FROM FULL GRANT GROUP HAVING IN INNER INTERSECT INTO IS JOIN"
            + " LATERAL LEADING LEFT NATURAL NOT NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PRIMARY"
            + " RECURSIVE REFERENCES RIGHT SELECT SESSION_USER SOME SQL TABLE THEN TIME TO TRAILING"
            + " UNION UNIQUE UNKNOWN USER USING WHEN WHERE WITH WITHIN";
    for (String word : words.split(" ")) {
      TYPES.set(KeywordTable.type(word, 0, word.length()));
    }
  }

  private ReservedWords() {}

  static boolean contains(int tokenType) {
    return TYPES.get(tokenType);
  }
}
