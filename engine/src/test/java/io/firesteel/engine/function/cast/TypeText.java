package io.firesteel.engine.function.cast;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DayTimeIntervalType;
import io.firesteel.core.type.SqlType.YearMonthIntervalType;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the type names of test tables. */
public final class TypeText {
  private static final List<String> DAY_UNITS = List.of("day", "hour", "minute", "second");
  private static final Pattern WITH_NUMBERS = Pattern.compile("(\\w+)\\((\\d+)(?:,(\\d+))?\\)");

  private TypeText() {}

  public static SqlType parse(String text) {
    Matcher m = WITH_NUMBERS.matcher(text);
    if (m.matches()) {
      int first = Integer.parseInt(m.group(2));
      switch (m.group(1)) {
        case "decimal":
          return SqlType.decimal(first, Integer.parseInt(m.group(3)));
        case "char":
          return new SqlType.CharType(first);
        case "varchar":
          return new SqlType.VarcharType(first);
        default:
          return new SqlType.TimeType(first);
      }
    }
    switch (text) {
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
      case "time":
        return SqlType.TIME;
      case "interval":
        return SqlType.CALENDAR_INTERVAL;
      default:
        return interval(text);
    }
  }

  private static SqlType interval(String text) {
    String[] words = text.split(" ");
    if (!words[0].equals("interval")) {
      throw new IllegalArgumentException(text);
    }
    String last = words[words.length - 1];
    if (DAY_UNITS.contains(words[1])) {
      return new DayTimeIntervalType(DAY_UNITS.indexOf(words[1]), DAY_UNITS.indexOf(last));
    }
    return new YearMonthIntervalType(words[1].equals("year") ? 0 : 1, last.equals("year") ? 0 : 1);
  }
}
