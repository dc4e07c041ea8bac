package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;

/** The options of JSON with Spark's defaults. Immutable. */
final class JsonOptions {
  /** Deep enough for any data; a limit keeps hostile texts from overflowing the stack. */
  private static final int MAX_DEPTH = 1000;

  final FormatOptions all;
  final boolean multiLine;
  final boolean allowNonNumeric;
  final boolean primitivesAsString;
  final boolean prefersDecimal;
  final boolean inferTimestamp;
  final boolean dropFieldIfAllNull;
  final boolean ignoreNullFields;
  final boolean pretty;
  final JsonFactory factory;

  JsonOptions(FormatOptions options) {
    this.all = options;
    this.multiLine = options.multiLine();
    this.allowNonNumeric = options.flag("allowNonNumericNumbers", true);
    this.primitivesAsString = options.flag("primitivesAsString", false);
    this.prefersDecimal = options.flag("prefersDecimal", false);
    this.inferTimestamp = options.flag("inferTimestamp", false);
    this.dropFieldIfAllNull = options.flag("dropFieldIfAllNull", false);
    this.ignoreNullFields = options.flag("ignoreNullFields", true);
    this.pretty = options.flag("pretty", false);
    JsonFactoryBuilder builder = new JsonFactoryBuilder();
    set(builder, JsonReadFeature.ALLOW_JAVA_COMMENTS, "allowComments", false);
    set(builder, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, "allowUnquotedFieldNames", false);
    set(builder, JsonReadFeature.ALLOW_SINGLE_QUOTES, "allowSingleQuotes", true);
    set(
        builder,
        JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS,
        "allowNumericLeadingZeros",
        false);
    builder.configure(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, allowNonNumeric);
    set(
        builder,
        JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
        "allowBackslashEscapingAnyCharacter",
        false);
    set(builder, JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, "allowUnquotedControlChars", false);
    builder.streamReadConstraints(
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(all.number("maxNumLen", 1000))
            .build());
    this.factory = builder.build();
  }

  private void set(
      JsonFactoryBuilder builder, JsonReadFeature feature, String option, boolean otherwise) {
    builder.configure(feature, all.flag(option, otherwise));
  }

  static JsonOptions defaults() {
    return new JsonOptions(
        new FormatOptions(java.util.Map.of(), io.firesteel.core.setting.Settings.DEFAULTS));
  }
}
