package io.firesteel.engine.format;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.setting.ZoneIds;
import io.firesteel.engine.plan.QueryContext;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Options of a text format under Spark's names, without regard to case, over the session's
 * settings. Immutable.
 */
public final class FormatOptions {
  /** Where a permissive reader puts records that it could not read, unless an option says other. */
  private static final String CORRUPT_RECORD = "_corrupt_record";

  private final Map<String, String> values;
  private final Settings settings;

  public FormatOptions(Map<String, String> given, Settings settings) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(given);
    this.values = Collections.unmodifiableMap(all);
    this.settings = settings;
  }

  /** The option's text, if it is given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /**
   * A switch.
   *
   * @throws SqlException INVALID_PARAMETER_VALUE
   */
  boolean flag(String name, boolean otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    switch (value.toLowerCase(Locale.ROOT)) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        throw invalid(name, value);
    }
  }

  int number(String name, int otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    try {
      return Integer.parseInt(value.trim());
    } catch (NumberFormatException e) {
      throw invalid(name, value);
    }
  }

  /**
   * One character, or none for an empty text.
   *
   * @throws SqlException for longer ones
   */
  char character(String name, char otherwise) {
    String value = values.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value.length() > 1) {
      throw invalid(name, value);
    }
    return value.isEmpty() ? '\0' : value.charAt(0);
  }

  ParseMode mode() {
    return ParseMode.of(text("mode", "PERMISSIVE"));
  }

  String corruptRecordColumn() {
    return text("columnNameOfCorruptRecord", CORRUPT_RECORD);
  }

  boolean multiLine() {
    return flag("multiLine", false);
  }

  Charset charset() {
    String name = values.getOrDefault("encoding", values.get("charset"));
    if (name == null) {
      return StandardCharsets.UTF_8;
    }
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw invalid("encoding", name);
    }
  }

  /** What ends a record, if it is not any of the usual line ends. */
  Optional<String> lineSeparator() {
    Optional<String> separator = text("lineSep");
    if (separator.isPresent() && separator.get().isEmpty()) {
      throw invalid("lineSep", "");
    }
    return separator;
  }

  /** The zone of texts that name none. */
  ZoneId zone() {
    String zone = values.getOrDefault("timeZone", values.get("timestampZone"));
    if (zone == null) {
      return settings.get(SparkSettings.TIME_ZONE);
    }
    try {
      return ZoneIds.parse(zone);
    } catch (IllegalArgumentException e) {
      throw invalid("timeZone", zone);
    }
  }

  Settings settings() {
    return settings;
  }

  /** For casts of single values. */
  QueryContext query() {
    return QueryContext.of("", settings);
  }

  static SqlException invalid(String name, String value) {
    return SqlException.of(
            "INVALID_PARAMETER_VALUE",
            "The option " + name + " cannot have the value '" + value + "'.")
        .with("parameter", name)
        .with("value", value);
  }
}
