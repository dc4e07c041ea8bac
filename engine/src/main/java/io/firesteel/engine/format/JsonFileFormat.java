package io.firesteel.engine.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.Split;
import java.io.IOException;
import java.util.List;

/** Tables of JSON files: an object a line, or a file that is an object or an array of them. */
final class JsonFileFormat extends TextFormat {
  private final JsonOptions json;

  JsonFileFormat(FileAccess files, FormatOptions options) {
    super(files, options);
    this.json = new JsonOptions(options);
  }

  @Override
  boolean isWhole() {
    return json.multiLine;
  }

  @Override
  Records open(Split split, List<SqlType.Field> fields) throws IOException {
    JsonReader reader = new JsonReader(fields, json);
    if (json.multiLine) {
      return new OneRecord(content(split.file()), reader);
    }
    return new LineRecords(lines(split), reader, line -> true, false);
  }

  @Override
  public List<SqlType.Field> infer(List<DataFile> dataFiles, Settings settings) {
    JsonInference inference = new JsonInference(json);
    SqlType type = SqlType.VOID;
    for (DataFile file : dataFiles) {
      try {
        if (json.multiLine) {
          type = JsonInference.merge(type, ofRecord(content(file), inference, file));
        } else {
          try (LineReader lines = lines(new Split(file, 0, 1, 0, 1, file.length(), List.of()))) {
            for (String line = lines.next(); line != null; line = lines.next()) {
              type = JsonInference.merge(type, ofRecord(line, inference, file));
            }
          }
        }
      } catch (IOException e) {
        throw FileAccess.failed(file.path(), e);
      }
    }
    SqlType settled = inference.settled(type);
    // Corrupt records alone make their column; nothing at all makes none.
    return settled instanceof SqlType.StructType struct && !dataFiles.isEmpty()
        ? struct.fields()
        : null;
  }

  /** The type of a record's objects, VOID for an empty one. */
  private SqlType ofRecord(String text, JsonInference inference, DataFile file) {
    try (JsonParser parser = json.factory.createParser(text)) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return SqlType.VOID;
      }
      SqlType type = SqlType.VOID;
      if (token == JsonToken.START_ARRAY) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          type = JsonInference.merge(type, object(inference.value(parser), file));
        }
        return type;
      }
      return object(inference.value(parser), file);
    } catch (IOException e) {
      return corrupt(file, e);
    }
  }

  private SqlType object(SqlType type, DataFile file) {
    return type instanceof SqlType.StructType
        ? type
        : corrupt(file, new IllegalArgumentException("no JSON object"));
  }

  private SqlType corrupt(DataFile file, Exception e) {
    switch (options.mode()) {
      case PERMISSIVE:
        return SqlType.struct(
            List.of(SqlType.field(options.corruptRecordColumn(), SqlType.STRING)));
      case FAILFAST:
        throw FileAccess.failed(file.path(), e);
      default:
        return SqlType.VOID;
    }
  }
}
