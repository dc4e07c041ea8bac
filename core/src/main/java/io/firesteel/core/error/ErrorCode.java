package io.firesteel.core.error;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * An error condition: Spark's name ({@code DIVIDE_BY_ZERO}, {@code
 * UNRESOLVED_COLUMN.WITH_SUGGESTION}), its SQLSTATE and whose matter it is.
 */
public record ErrorCode(String name, String sqlState, ErrorCategory category) {
  private static final Map<String, ErrorCode> ALL = load();

  /** Spark's conditions that have only a number have no SQLSTATE there. */
  private static final String LEGACY = "_LEGACY_ERROR_TEMP_";

  public static final ErrorCode INTERNAL_ERROR = of("INTERNAL_ERROR");
  public static final ErrorCode PARSE_SYNTAX_ERROR = of("PARSE_SYNTAX_ERROR");
  public static final ErrorCode DIVIDE_BY_ZERO = of("DIVIDE_BY_ZERO");
  public static final ErrorCode ARITHMETIC_OVERFLOW = of("ARITHMETIC_OVERFLOW");
  public static final ErrorCode CAST_INVALID_INPUT = of("CAST_INVALID_INPUT");
  public static final ErrorCode CAST_OVERFLOW = of("CAST_OVERFLOW");
  public static final ErrorCode TABLE_OR_VIEW_NOT_FOUND = of("TABLE_OR_VIEW_NOT_FOUND");
  public static final ErrorCode QUERY_CANCELLED = of("QUERY_CANCELLED");
  public static final ErrorCode QUERY_TIMEOUT = of("QUERY_TIMEOUT");
  public static final ErrorCode QUERY_MEMORY_EXCEEDED = of("QUERY_MEMORY_EXCEEDED");
  public static final ErrorCode CORRUPT_FILE = of("CORRUPT_FILE");

  /**
   * The condition of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ErrorCode of(String name) {
    ErrorCode code = ALL.get(name);
    if (code == null && name.startsWith(LEGACY)) {
      return new ErrorCode(name, "42000", ErrorCategory.USER);
    }
    if (code == null) {
      throw new IllegalArgumentException("No error condition " + name);
    }
    return code;
  }

  private static Map<String, ErrorCode> load() {
    Map<String, ErrorCode> all = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                ErrorCode.class.getResourceAsStream("conditions.tsv"), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.startsWith("#")) {
          int tab = line.indexOf('\t');
          String name = line.substring(0, tab);
          String state = line.substring(tab + 1);
          all.put(name, new ErrorCode(name, state, category(name, state)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static final class Categories {
    static final Set<String> RESOURCE =
        Set.of("QUERY_MEMORY_EXCEEDED", "QUERY_TIMEOUT", "SERVER_OVERLOADED");
  }

  private static ErrorCategory category(String name, String state) {
    if (state.startsWith("XX")) {
      return ErrorCategory.INTERNAL;
    }
    if (Categories.RESOURCE.contains(name)) {
      return ErrorCategory.RESOURCE;
    }
    if (state.startsWith("58")
        || name.startsWith("FAILED_READ_FILE")
        || name.startsWith("CANNOT_READ_FILE")) {
      return ErrorCategory.EXTERNAL;
    }
    return ErrorCategory.USER;
  }
}
