package io.firesteel.planner.parse;

import java.util.Map;

/** How tokens are shown in messages. */
final class SymbolNames {
  private static final Map<Integer, String> SIGNS =
      Map.ofEntries(
          Map.entry(SqlGrammar.LPAREN, "("),
          Map.entry(SqlGrammar.RPAREN, ")"),
          Map.entry(SqlGrammar.LBRACKET, "["),
          Map.entry(SqlGrammar.RBRACKET, "]"),
          Map.entry(SqlGrammar.COMMA, ","),
          Map.entry(SqlGrammar.DOT, "."),
          Map.entry(SqlGrammar.SEMICOLON, ";"),
          Map.entry(SqlGrammar.COLON, ":"),
          Map.entry(SqlGrammar.DOUBLE_COLON, "::"),
          Map.entry(SqlGrammar.ARROW, "->"),
          Map.entry(SqlGrammar.FAT_ARROW, "=>"),
          Map.entry(SqlGrammar.LT, "<"),
          Map.entry(SqlGrammar.GT, ">"),
          Map.entry(SqlGrammar.PLUS, "+"),
          Map.entry(SqlGrammar.DASH, "-"),
          Map.entry(SqlGrammar.STAR, "*"),
          Map.entry(SqlGrammar.HINT_END, "*/"));

  private SymbolNames() {}

  /** A token kind for a message: a sign or a keyword in quotes, or the kind's name. */
  static String of(int type) {
    String sign = SIGNS.get(type);
    if (sign != null) {
      return "'" + sign + "'";
    }
    String name = type < 0 ? "end of input" : SqlGrammar.VOCABULARY.getSymbolicName(type);
    return type > 0 && type < SqlGrammar.FIRST_SYMBOL ? "'" + name + "'" : name;
  }
}
