package io.firesteel.core.setting;

import java.time.ZoneId;
import java.util.List;

/** Settings under Spark's own keys, with Spark 4.2's defaults. */
public final class SparkSettings {
  public static final Setting<Boolean> ANSI =
      Setting.bool(
          "spark.sql.ansi.enabled",
          true,
          "Overflow, bad casts and division by zero are errors (true) or wrap and give NULL (false).");
  public static final Setting<ZoneId> TIME_ZONE =
      Setting.zone(
          "spark.sql.session.timeZone", "UTC", "The zone in which instants are shown and read.");
  public static final Setting<Boolean> CASE_SENSITIVE =
      Setting.bool("spark.sql.caseSensitive", false, "Whether identifiers compare by case.");
  public static final Setting<Boolean> LEGACY_IDENTIFIER_CLAUSE =
      Setting.bool(
          "spark.sql.legacy.identifierClause",
          false,
          "Whether IDENTIFIER(...) stands only for whole names of objects, columns and functions.");
  public static final Setting<Boolean> PATH_ENABLED =
      Setting.bool(
          "spark.sql.path.enabled", false, "Whether sessions may change their path by SET PATH.");
  public static final Setting<Boolean> SCRIPT_CONTINUE_HANDLERS =
      Setting.bool(
          "spark.sql.scripting.continueHandlerEnabled",
          false,
          "Whether scripts may declare CONTINUE handlers.");
  public static final Setting<String> TIMESTAMP_TYPE =
      Setting.choice(
          "spark.sql.timestampType",
          "TIMESTAMP_LTZ",
          List.of("TIMESTAMP_LTZ", "TIMESTAMP_NTZ"),
          "What TIMESTAMP means in SQL texts.");
  public static final Setting<Boolean> ENFORCE_RESERVED =
      Setting.bool(
          "spark.sql.ansi.enforceReservedKeywords",
          false,
          "Whether the standard's reserved words are reserved (in ANSI mode).");
  public static final Setting<Boolean> DOUBLE_QUOTED_IDENTIFIERS =
      Setting.bool(
          "spark.sql.ansi.doubleQuotedIdentifiers",
          false,
          "Whether \"x\" is an identifier instead of a string (in ANSI mode).");
  public static final Setting<Boolean> DECIMAL_PRECISION_LOSS =
      Setting.bool(
          "spark.sql.decimalOperations.allowPrecisionLoss",
          true,
          "Whether decimal arithmetic gives up scale when a result needs more than 38 digits.");
  public static final Setting<Boolean> GROUP_BY_ORDINAL =
      Setting.bool("spark.sql.groupByOrdinal", true, "Whether GROUP BY 1 means the first column.");
  public static final Setting<Boolean> ORDER_BY_ORDINAL =
      Setting.bool("spark.sql.orderByOrdinal", true, "Whether ORDER BY 1 means the first column.");
  public static final Setting<Boolean> GROUP_BY_ALIASES =
      Setting.bool("spark.sql.groupByAliases", true, "Whether GROUP BY sees select-list aliases.");
  public static final Setting<Boolean> LATERAL_ALIASES =
      Setting.bool(
          "spark.sql.lateralColumnAlias.enableImplicitResolution",
          true,
          "Whether a select item may use the alias of an earlier one.");
  public static final Setting<Boolean> CROSS_JOIN =
      Setting.bool("spark.sql.crossJoin.enabled", true, "Whether joins without condition may run.");
  public static final Setting<Integer> SHUFFLE_PARTITIONS =
      Setting.integer(
          "spark.sql.shuffle.partitions",
          200,
          "Partitions of a hash exchange on a cluster; the local pool uses its own number.");
  public static final Setting<Long> BROADCAST_THRESHOLD =
      Setting.bytes(
          "spark.sql.autoBroadcastJoinThreshold",
          "10485760b",
          "Largest build side that is broadcast, in bytes; -1 never. Locally builds are shared anyway.");
  public static final Setting<String> MAP_KEY_DEDUP =
      Setting.choice(
          "spark.sql.mapKeyDedupPolicy",
          "EXCEPTION",
          List.of("EXCEPTION", "LAST_WIN"),
          "What happens to a repeated key when a map is built.");
  public static final Setting<String> STORE_ASSIGNMENT =
      Setting.choice(
          "spark.sql.storeAssignmentPolicy",
          "ANSI",
          List.of("ANSI", "LEGACY", "STRICT"),
          "How strictly INSERT casts to the column's type.");
  public static final Setting<Boolean> LEGACY_INTERVAL =
      Setting.bool(
          "spark.sql.legacy.interval.enabled",
          false,
          "Whether interval literals give the legacy interval type.");
  public static final Setting<String> TIME_PARSER_POLICY =
      Setting.choice(
          "spark.sql.legacy.timeParserPolicy",
          "CORRECTED",
          List.of("EXCEPTION", "LEGACY", "CORRECTED"),
          "How datetime patterns are read.");
  public static final Setting<Boolean> ESCAPED_STRING_LITERALS =
      Setting.bool(
          "spark.sql.parser.escapedStringLiterals",
          false,
          "Whether backslash is plain in strings.");
  public static final Setting<Boolean> MERGE_SCHEMA =
      Setting.bool(
          "spark.sql.parquet.mergeSchema",
          false,
          "Whether a directory's schema is that of all its files instead of one.");
  public static final Setting<String> PARTITION_OVERWRITE_MODE =
      Setting.choice(
          "spark.sql.sources.partitionOverwriteMode",
          "STATIC",
          List.of("STATIC", "DYNAMIC"),
          "What INSERT OVERWRITE replaces: static, the whole table or the named partition; dynamic,"
              + " only partitions that rows are written to.");
  public static final Setting<Boolean> IGNORE_CORRUPT_FILES =
      Setting.bool(
          "spark.sql.files.ignoreCorruptFiles", false, "Whether damaged files are skipped.");
  public static final Setting<Boolean> IGNORE_MISSING_FILES =
      Setting.bool(
          "spark.sql.files.ignoreMissingFiles",
          false,
          "Whether files that vanished after the table was listed are skipped.");
  public static final Setting<Boolean> PARQUET_BINARY_AS_STRING =
      Setting.bool(
          "spark.sql.parquet.binaryAsString",
          false,
          "Whether Parquet's bare BINARY is STRING (for files of old writers).");
  public static final Setting<Boolean> PARQUET_INT96_AS_TIMESTAMP =
      Setting.bool(
          "spark.sql.parquet.int96AsTimestamp", true, "Whether Parquet's INT96 is TIMESTAMP.");
  public static final Setting<Boolean> PARQUET_INFER_TIMESTAMP_NTZ =
      Setting.bool(
          "spark.sql.parquet.inferTimestampNTZ.enabled",
          true,
          "Whether Parquet timestamps that are not adjusted to UTC are TIMESTAMP_NTZ.");
  public static final Setting<Boolean> PARQUET_NANOS_AS_LONG =
      Setting.bool(
          "spark.sql.legacy.parquet.nanosAsLong",
          false,
          "Whether Parquet timestamps in nanoseconds are BIGINT instead of an error.");
  public static final Setting<String> PARQUET_REBASE_READ =
      Setting.choice(
          "spark.sql.parquet.datetimeRebaseModeInRead",
          "CORRECTED",
          List.of("EXCEPTION", "CORRECTED", "LEGACY"),
          "How old dates and timestamps of files that do not say are read.");
  public static final Setting<String> PARQUET_INT96_REBASE_READ =
      Setting.choice(
          "spark.sql.parquet.int96RebaseModeInRead",
          "CORRECTED",
          List.of("EXCEPTION", "CORRECTED", "LEGACY"),
          "How old INT96 timestamps of files that do not say are read.");

  public static final Setting<Boolean> NEGATIVE_INDEX_IN_ARRAY_INSERT =
      Setting.bool(
          "spark.sql.legacy.negativeIndexInArrayInsert",
          false,
          "Whether array_insert counts negative positions from before the last element.");
  public static final Setting<Boolean> LEGACY_JAVA_CHARSETS =
      Setting.bool(
          "spark.sql.legacy.javaCharsets",
          false,
          "Whether encode and decode know all of Java's character sets.");
  public static final Setting<Boolean> LEGACY_CODING_ERROR_ACTION =
      Setting.bool(
          "spark.sql.legacy.codingErrorAction",
          false,
          "Whether encode and decode replace what they cannot map instead of failing.");
  public static final Setting<Boolean> LEGACY_PERCENTILE_DISC =
      Setting.bool(
          "spark.sql.legacy.percentileDiscCalculation",
          false,
          "Whether percentile_disc takes the value at the rounded down position.");

  public static final Setting<Integer> RECURSION_LEVELS =
      Setting.integer(
          "spark.sql.cteRecursionLevelLimit",
          100,
          "Rounds after which a recursive common table expression fails; -1 for any number.");
  public static final Setting<Integer> RECURSION_ROWS =
      Setting.integer(
          "spark.sql.cteRecursionRowLimit",
          1_000_000,
          "Rows with more of which a recursive common table expression fails; -1 for any number.");
  public static final Setting<String> CTE_PRECEDENCE =
      Setting.choice(
          "spark.sql.legacy.ctePrecedencePolicy",
          "CORRECTED",
          List.of("EXCEPTION", "CORRECTED", "LEGACY"),
          "Which of two nested WITH definitions of one name counts: the inner one (CORRECTED), the"
              + " outer one (LEGACY), or neither, which is an error (EXCEPTION).");

  public static final Setting<Boolean> EQUAL_SET_OPERATORS =
      Setting.bool(
          "spark.sql.legacy.setopsPrecedence.enabled",
          false,
          "Whether set operations are done from left to right, INTERSECT not before the others.");

  private SparkSettings() {}
}
