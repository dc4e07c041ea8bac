package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Reads types in Spark's simple form, for tables of recorded answers. */
public final class TypeText {
  private static final List<String> MONTH_UNITS = List.of("year", "month");
  private static final List<String> SECOND_UNITS = List.of("day", "hour", "minute", "second");

  private TypeText() {}

  public static SqlType parse(String text) {
    String t = text.trim();
    if (t.startsWith("decimal(")) {
      String[] p = t.substring(8, t.length() - 1).split(",");
      return SqlType.decimal(Integer.parseInt(p[0].trim()), Integer.parseInt(p[1].trim()));
    }
    if (t.startsWith("time(")) {
      return new SqlType.TimeType(Integer.parseInt(t.substring(5, t.length() - 1)));
    }
    if (t.startsWith("array<")) {
      return SqlType.array(parse(t.substring(6, t.length() - 1)));
    }
    if (t.startsWith("map<")) {
      List<String> parts = split(t.substring(4, t.length() - 1));
      return SqlType.map(parse(parts.get(0)), parse(parts.get(1)));
    }
    if (t.startsWith("struct<")) {
      List<SqlType.Field> fields = new ArrayList<>();
      for (String part : split(t.substring(7, t.length() - 1))) {
        int colon = part.indexOf(':');
        fields.add(
            SqlType.field(part.substring(0, colon).trim(), parse(part.substring(colon + 1))));
      }
      return SqlType.struct(fields);
    }
    if (t.startsWith("interval ")) {
      String[] units = t.substring(9).split(" to ");
      String end = units[units.length - 1];
      return MONTH_UNITS.contains(end)
          ? new SqlType.YearMonthIntervalType(
              MONTH_UNITS.indexOf(units[0]), MONTH_UNITS.indexOf(end))
          : new SqlType.DayTimeIntervalType(
              SECOND_UNITS.indexOf(units[0]), SECOND_UNITS.indexOf(end));
    }
    switch (t) {
      case "void":
        return SqlType.VOID;
      case "boolean":
        return SqlType.BOOLEAN;
      case "tinyint":
        return SqlType.TINYINT;
      case "smallint":
        return SqlType.SMALLINT;
      case "int":
        return SqlType.INT;
      case "bigint":
        return SqlType.BIGINT;
      case "float":
        return SqlType.FLOAT;
      case "double":
        return SqlType.DOUBLE;
      case "string":
        return SqlType.STRING;
      case "binary":
        return SqlType.BINARY;
      case "date":
        return SqlType.DATE;
      case "timestamp":
        return SqlType.TIMESTAMP;
      case "timestamp_ntz":
        return SqlType.TIMESTAMP_NTZ;
      case "interval":
        return SqlType.CALENDAR_INTERVAL;
      case "variant":
        return SqlType.VARIANT;
      default:
        throw new IllegalArgumentException(text);
    }
  }

  private static List<String> split(String text) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '<' || c == '(' ? 1 : c == '>' || c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        parts.add(text.substring(from, i));
        from = i + 1;
      }
    }
    parts.add(text.substring(from));
    return parts;
  }
}
