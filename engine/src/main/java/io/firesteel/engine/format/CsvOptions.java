package io.firesteel.engine.format;

import com.univocity.parsers.csv.CsvFormat;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.csv.CsvWriterSettings;
import com.univocity.parsers.csv.UnescapedQuoteHandling;
import java.util.Locale;

/** The options of CSV with Spark's defaults. Immutable. */
final class CsvOptions {
  private static final int MAX_COLUMNS = 20_480;

  final FormatOptions all;
  final boolean header;
  final boolean inferSchema;
  final boolean multiLine;
  final String nullValue;
  final char comment;

  /** Whether rows that lack columns are only noticed where those columns are read. */
  final boolean pruning;

  CsvOptions(FormatOptions options) {
    this(options, options.flag("header", false), options.flag("inferSchema", false));
  }

  private CsvOptions(FormatOptions options, boolean header, boolean inferSchema) {
    this.all = options;
    this.header = header;
    this.inferSchema = inferSchema;
    this.multiLine = options.multiLine();
    this.nullValue = options.text("nullValue", "");
    this.comment = options.character("comment", '\0');
    this.pruning = options.flag("columnPruning", !multiLine);
  }

  /** The same for a single line whose types are asked for. */
  CsvOptions inferring() {
    return new CsvOptions(all, false, true);
  }

  private String separator() {
    String text = all.text("sep").orElseGet(() -> all.text("delimiter", ","));
    switch (text) {
      case "":
        throw FormatOptions.invalid("sep", "");
      case "\\t":
        return "\t";
      case "\\\\":
        return "\\";
      case "\\u0000":
        return "\0";
      default:
        return text;
    }
  }

  private void describe(CsvFormat format) {
    format.setDelimiter(separator());
    format.setQuote(all.character("quote", '"'));
    format.setQuoteEscape(all.character("escape", '\\'));
    if (all.text("charToEscapeQuoteEscaping").isPresent()) {
      format.setCharToEscapeQuoteEscaping(all.character("charToEscapeQuoteEscaping", '\0'));
    }
    if (comment != '\0') {
      format.setComment(comment);
    }
  }

  CsvParserSettings parser() {
    CsvParserSettings settings = new CsvParserSettings();
    describe(settings.getFormat());
    all.lineSeparator()
        .ifPresent(
            separator -> {
              settings.getFormat().setLineSeparator(separator);
              settings.getFormat().setNormalizedNewline('\0');
              settings.setNormalizeLineEndingsWithinQuotes(!multiLine);
            });
    settings.setCommentProcessingEnabled(comment != '\0');
    settings.setIgnoreLeadingWhitespaces(all.flag("ignoreLeadingWhiteSpace", false));
    settings.setIgnoreTrailingWhitespaces(all.flag("ignoreTrailingWhiteSpace", false));
    settings.setReadInputOnSeparateThread(false);
    settings.setMaxColumns(all.number("maxColumns", MAX_COLUMNS));
    settings.setMaxCharsPerColumn(all.number("maxCharsPerColumn", -1));
    settings.setNullValue(nullValue);
    settings.setEmptyValue(all.text("emptyValue", ""));
    settings.setLineSeparatorDetectionEnabled(multiLine && all.lineSeparator().isEmpty());
    settings.setUnescapedQuoteHandling(unescapedQuotes());
    return settings;
  }

  private UnescapedQuoteHandling unescapedQuotes() {
    String name = all.text("unescapedQuoteHandling", "STOP_AT_DELIMITER");
    try {
      return UnescapedQuoteHandling.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw FormatOptions.invalid("unescapedQuoteHandling", name);
    }
  }

  CsvWriterSettings writer() {
    CsvWriterSettings settings = new CsvWriterSettings();
    describe(settings.getFormat());
    settings.getFormat().setLineSeparator(all.text("lineSep", "\n"));
    settings.setIgnoreLeadingWhitespaces(all.flag("ignoreLeadingWhiteSpace", true));
    settings.setIgnoreTrailingWhitespaces(all.flag("ignoreTrailingWhiteSpace", true));
    settings.setNullValue(nullValue);
    settings.setEmptyValue(all.text("emptyValue", "\"\""));
    settings.setSkipEmptyLines(false);
    settings.setQuoteAllFields(all.flag("quoteAll", false));
    settings.setQuoteEscapingEnabled(all.flag("escapeQuotes", true));
    settings.setMaxColumns(all.number("maxColumns", MAX_COLUMNS));
    return settings;
  }

  /** Whether a line holds a record: it is neither blank nor a comment. */
  boolean isRecord(String line) {
    int first = 0;
    while (first < line.length() && line.charAt(first) <= ' ') {
      first++;
    }
    return first < line.length() && (comment == '\0' || line.charAt(0) != comment);
  }
}
