package io.firesteel.engine.format;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.FileFormats;
import io.firesteel.storage.write.RowFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The formats of text by their names: csv, json, text. Thread-safe. */
public final class TextFormats implements FileFormats {
  private final FileAccess files;

  public TextFormats(FileAccess files) {
    this.files = files;
  }

  @Override
  public FileFormat of(String provider, Map<String, String> given, Settings settings) {
    FormatOptions options = new FormatOptions(given, settings);
    switch (provider) {
      case "csv":
        return new CsvFileFormat(files, options, List.of());
      case "json":
        return new JsonFileFormat(files, options);
      case "text":
        return new PlainTextFormat(files, options);
      default:
        return null;
    }
  }

  /**
   * What writes files of a format.
   *
   * @param provider in any case
   * @return null if it is none of text
   */
  public static RowFormat writer(String provider, Map<String, String> given, Settings settings) {
    String name = provider.toLowerCase(Locale.ROOT);
    switch (name) {
      case "csv":
      case "json":
      case "text":
        return new TextRowFormat(name, new FormatOptions(given, settings));
      default:
        return null;
    }
  }

  /**
   * Checks that files of a format can hold columns; formats that are not of text hold all.
   *
   * @param columns without partition columns
   * @throws SqlException UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE
   */
  public static void check(String provider, List<SqlType.Field> columns) {
    switch (provider.toLowerCase(Locale.ROOT)) {
      case "csv":
        require(columns, "CSV", TextFormats::fitsCsv);
        break;
      case "json":
        require(columns, "JSON", TextFormats::fitsJson);
        break;
      case "text":
        require(columns, "Text", SqlType::isText);
        break;
      default:
    }
  }

  private static void require(
      List<SqlType.Field> columns, String format, java.util.function.Predicate<SqlType> fits) {
    for (SqlType.Field column : columns) {
      if (!fits.test(column.type())) {
        throw SqlException.of(
                "UNSUPPORTED_DATA_TYPE_FOR_DATASOURCE",
                "Files of "
                    + format
                    + " have no values of type "
                    + column.type().sqlName()
                    + ", which the column "
                    + column.name()
                    + " has.")
            .with("columnName", TypeNames.quote(column.name()))
            .with("columnType", "\"" + column.type().sqlName() + "\"")
            .with("format", format);
      }
    }
  }

  private static boolean fitsCsv(SqlType type) {
    switch (type.kind()) {
      case ARRAY:
      case MAP:
      case STRUCT:
      case VARIANT:
      case VOID:
      case CALENDAR_INTERVAL:
        return false;
      default:
        return true;
    }
  }

  private static boolean fitsJson(SqlType type) {
    if (type instanceof SqlType.StructType struct) {
      return struct.fields().stream().allMatch(f -> fitsJson(f.type()));
    }
    if (type instanceof SqlType.ArrayType array) {
      return fitsJson(array.element());
    }
    if (type instanceof SqlType.MapType map) {
      return fitsJson(map.key()) && fitsJson(map.value());
    }
    return type.kind() != TypeKind.CALENDAR_INTERVAL;
  }
}
