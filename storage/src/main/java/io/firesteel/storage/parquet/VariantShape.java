package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.StructVector;
import java.util.List;
import org.apache.parquet.schema.GroupType;

/**
 * What a VARIANT group holds.
 *
 * @param type the group as a struct: value, metadata
 */
record VariantShape(SqlType.StructType type) {
  static VariantShape of(GroupType group) {
    if (group.containsField("typed_value")) {
      throw SqlException.of("FAILED_READ_FILE.NO_HINT", "Shredded variants are not supported yet.");
    }
    return new VariantShape(
        SqlType.struct(
            List.of(
                SqlType.field("value", SqlType.BINARY),
                SqlType.field("metadata", SqlType.BINARY))));
  }

  ColumnVector assemble(StructVector group) {
    return group;
  }
}
