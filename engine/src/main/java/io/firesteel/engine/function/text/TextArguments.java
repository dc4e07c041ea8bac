package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import io.firesteel.engine.format.FormatOptions;
import io.firesteel.engine.format.TypeText;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.Resolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arguments that functions on text have in common: schemas and options, both constant. */
final class TextArguments {
  private TextArguments() {}

  static void count(CallSite site, int least, int most) {
    int count = site.arguments().size();
    if (count < least || count > most) {
      StringBuilder expected = new StringBuilder(least == most ? "" : "[");
      for (int i = least; i <= most; i++) {
        expected.append(i == least ? "" : ", ").append(i);
      }
      throw CallErrors.argumentCount(
          site, expected.append(least == most ? "" : "]").toString(), count);
    }
  }

  /** The types of schema_of_csv and its like: of a constant sample and perhaps options. */
  static Resolved sampleTypes(CallSite site, String format) {
    count(site, 1, 2);
    sample(site, format);
    options(site, 1);
    List<SqlType> types = site.arguments().stream().map(Argument::type).toList();
    return Resolved.of(types, SqlType.STRING, false);
  }

  /** A string argument; an untyped NULL counts as one. */
  static void text(CallSite site, int index) {
    SqlType type = site.arguments().get(index).type();
    if (!type.isText() && type.kind() != TypeKind.VOID) {
      throw CallErrors.inputType(site, index, "\"STRING\"");
    }
  }

  /** The type that a schema argument means. */
  static SqlType schema(CallSite site, int index) {
    Argument argument = site.arguments().get(index);
    if (!argument.foldable()
        || !(argument.value() instanceof ByteSlice text)
        || !argument.type().isText()) {
      throw SqlException.of(
              "INVALID_SCHEMA.NON_STRING_LITERAL",
              "The schema must be a constant string, but is " + argument.text() + ".")
          .with("inputSchema", CallErrors.quoted(argument.text()));
    }
    return TypeText.schema(text.toString());
  }

  /** Checks an options argument, if there is one. */
  static void options(CallSite site, int index) {
    if (index >= site.arguments().size()) {
      return;
    }
    Argument argument = site.arguments().get(index);
    if (!(argument.type() instanceof SqlType.MapType map) || !argument.foldable()) {
      throw SqlException.of(
          "INVALID_OPTIONS.NON_MAP_FUNCTION", "The options must be given by a constant map().");
    }
    if (!isText(map.key()) || !isText(map.value())) {
      throw SqlException.of(
              "INVALID_OPTIONS.NON_STRING_TYPE",
              "The options must be strings, but are of " + map.sqlName() + ".")
          .with("mapType", CallErrors.quoted(map));
    }
  }

  private static boolean isText(SqlType type) {
    return type.isText() || type.kind() == TypeKind.VOID;
  }

  /** The options of a call that is bound, or none. */
  static FormatOptions options(BindContext context, int index) {
    Object value = index < context.argumentTypes().size() ? context.constant(index) : null;
    return options(value, context.query().settings());
  }

  static FormatOptions options(Object value, Settings settings) {
    Map<String, String> options = new LinkedHashMap<>();
    if (value instanceof MapValue map) {
      for (int i = 0; i < map.keys().size(); i++) {
        Object option = map.values().get(i);
        if (option != null) {
          options.put(map.keys().get(i).toString(), option.toString());
        }
      }
    }
    return new FormatOptions(options, settings);
  }

  /** Refuses a mode that only makes sense where records can be left out. */
  static void requireMode(String function, FormatOptions options) {
    String mode = options.text("mode").orElse("PERMISSIVE");
    if (mode.equalsIgnoreCase("DROPMALFORMED")) {
      throw SqlException.of(
              "PARSE_MODE_UNSUPPORTED",
              "The function "
                  + function
                  + " has no mode DROPMALFORMED, only PERMISSIVE and"
                  + " FAILFAST.")
          .with("funcName", TypeNames.quote(function))
          .with("mode", "DROPMALFORMED");
    }
  }

  static boolean isFailFast(FormatOptions options) {
    return options.text("mode").orElse("").equalsIgnoreCase("FAILFAST");
  }

  /**
   * @param row what could be read, as error messages show it
   */
  static SqlException malformed(String row) {
    return SqlException.of(
            "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION",
            "A record cannot be read: " + row + "; in the mode PERMISSIVE it would be null.")
        .with("badRecord", row)
        .with("failFastMode", "FAILFAST");
  }

  /** The constant text whose schema is asked for. */
  static String sample(CallSite site, String name) {
    Argument argument = site.arguments().get(0);
    if (!argument.foldable()) {
      throw CallErrors.notConstant(site, 0, name);
    }
    if (argument.value() == null) {
      throw CallErrors.unexpectedNull(site, name);
    }
    text(site, 0);
    return argument.value().toString();
  }

  /** The values of a row, as error messages show them. */
  static String show(Object[] row) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < row.length; i++) {
      text.append(i == 0 ? "" : ",").append(row[i]);
    }
    return text.append(']').toString();
  }

  /** Nullable at every depth: what is read from text may lack anything. */
  static SqlType nullable(SqlType type) {
    if (type instanceof SqlType.ArrayType array) {
      return SqlType.array(nullable(array.element()));
    }
    if (type instanceof SqlType.MapType map) {
      return SqlType.map(nullable(map.key()), nullable(map.value()));
    }
    if (type instanceof SqlType.StructType struct) {
      return SqlType.struct(fields(struct));
    }
    return type;
  }

  static List<SqlType.Field> fields(SqlType.StructType struct) {
    return struct.fields().stream()
        .map(f -> new SqlType.Field(f.name(), nullable(f.type()), true))
        .toList();
  }
}
