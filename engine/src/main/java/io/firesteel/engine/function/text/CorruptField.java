package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import io.firesteel.engine.format.FormatOptions;
import io.firesteel.engine.function.CallErrors;
import java.util.List;

/** The field of a schema that takes records which could not be read. */
final class CorruptField {
  private CorruptField() {}

  /**
   * Its position, or -1 if the schema has none.
   *
   * @throws SqlException INVALID_CORRUPT_RECORD_TYPE if it is no string
   */
  static int of(SqlType type, FormatOptions options) {
    if (!(type instanceof SqlType.StructType struct)) {
      return -1;
    }
    String name = options.text("columnNameOfCorruptRecord").orElse("_corrupt_record");
    List<SqlType.Field> fields = struct.fields();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(name)) {
        if (!fields.get(i).type().isText()) {
          throw SqlException.of(
                  "INVALID_CORRUPT_RECORD_TYPE",
                  "The column " + name + " for corrupt records must be a string.")
              .with("columnName", TypeNames.quote(name))
              .with("actualType", CallErrors.quoted(fields.get(i).type()));
        }
        return i;
      }
    }
    return -1;
  }
}
