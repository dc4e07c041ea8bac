package io.firesteel.planner.parse;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;

/**
 * What the parser needs to know of the session.
 *
 * @param reservedKeywords whether the standard's reserved words are no names
 * @param doubleQuotedIdentifiers whether {@code "x"} is a name instead of a string
 * @param escapedStringLiterals whether a backslash is plain in strings
 * @param legacyIntervals whether interval literals give the legacy interval type
 * @param timestampNtz whether the type word TIMESTAMP means TIMESTAMP_NTZ
 * @param legacyIdentifierClause whether IDENTIFIER(...) stands only for whole names of objects
 * @param equalSetOperators whether INTERSECT binds no tighter than UNION and EXCEPT
 */
public record ParseOptions(
    boolean reservedKeywords,
    boolean doubleQuotedIdentifiers,
    boolean escapedStringLiterals,
    boolean legacyIntervals,
    boolean timestampNtz,
    boolean legacyIdentifierClause,
    boolean equalSetOperators) {
  public static final ParseOptions DEFAULTS = new ParseOptions(false, false, false, false, false);

  /** No legacy way of IDENTIFIER, set operators of the standard's precedence. */
  public ParseOptions(
      boolean reservedKeywords,
      boolean doubleQuotedIdentifiers,
      boolean escapedStringLiterals,
      boolean legacyIntervals,
      boolean timestampNtz) {
    this(
        reservedKeywords,
        doubleQuotedIdentifiers,
        escapedStringLiterals,
        legacyIntervals,
        timestampNtz,
        false);
  }

  /** Set operators of the standard's precedence. */
  public ParseOptions(
      boolean reservedKeywords,
      boolean doubleQuotedIdentifiers,
      boolean escapedStringLiterals,
      boolean legacyIntervals,
      boolean timestampNtz,
      boolean legacyIdentifierClause) {
    this(
        reservedKeywords,
        doubleQuotedIdentifiers,
        escapedStringLiterals,
        legacyIntervals,
        timestampNtz,
        legacyIdentifierClause,
        false);
  }

  public static ParseOptions of(Settings settings) {
    boolean ansi = settings.get(SparkSettings.ANSI);
    return new ParseOptions(
        ansi && settings.get(SparkSettings.ENFORCE_RESERVED),
        ansi && settings.get(SparkSettings.DOUBLE_QUOTED_IDENTIFIERS),
        settings.get(SparkSettings.ESCAPED_STRING_LITERALS),
        settings.get(SparkSettings.LEGACY_INTERVAL),
        settings.get(SparkSettings.TIMESTAMP_TYPE).equals("TIMESTAMP_NTZ"),
        settings.get(SparkSettings.LEGACY_IDENTIFIER_CLAUSE),
        settings.get(SparkSettings.EQUAL_SET_OPERATORS));
  }
}
