package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * What a VARIANT group holds: the metadata, and the value whole, shredded into typed columns, or in
 * both ways at once.
 *
 * @param type the group as a struct of value, metadata and, if shredded, the typed part
 */
record VariantShape(SqlType.StructType type) {
  private static final String VALUE = "value";
  private static final String METADATA = "metadata";
  private static final String TYPED = "typed_value";

  static VariantShape of(GroupType group, SchemaMapping mapping) {
    if (!isBinary(group, METADATA)
        || !isBinary(group, VALUE) && !group.containsField(TYPED)
        || group.getFieldCount() > 3) {
      throw SqlException.of(
              "INVALID_VARIANT_FROM_PARQUET.MISSING_FIELD",
              "The variant column "
                  + group.getName()
                  + " lacks one of its fields value and metadata.")
          .with("field", group.containsField(METADATA) ? VALUE : METADATA);
    }
    List<SqlType.Field> fields = new ArrayList<>();
    fields.add(SqlType.field(VALUE, SqlType.BINARY));
    fields.add(SqlType.field(METADATA, SqlType.BINARY));
    if (group.containsField(TYPED)) {
      fields.add(SqlType.field(TYPED, mapping.field(group.getType(TYPED))));
    }
    return new VariantShape(SqlType.struct(fields));
  }

  private static boolean isBinary(GroupType group, String name) {
    if (!group.containsField(name)) {
      return false;
    }
    Type field = group.getType(name);
    return field.isPrimitive()
        && field.asPrimitiveType().getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BINARY;
  }

  /** The variant vector (value, metadata) of the group's columns. */
  StructVector assemble(StructVector group) {
    if (type.fields().size() == 2) {
      return group;
    }
    int rows = group.length();
    ByteSlice[] values = new ByteSlice[rows];
    VariantBytes.Metadata metadata = null;
    ByteSlice metadataBytes = null;
    for (int row = 0; row < rows; row++) {
      if (group.isNull(row)) {
        continue;
      }
      ByteSlice bytes = (ByteSlice) Vectors.get(SqlType.BINARY, group.field(1), row);
      if (bytes == null) {
        throw new Corruption("variant without metadata");
      }
      if (!bytes.equals(metadataBytes)) {
        metadataBytes = bytes;
        metadata = new VariantBytes.Metadata(bytes);
      }
      byte[] value = rebuild(type, group, 2, row, metadata);
      values[row] = ByteSlice.of(value == null ? VariantBytes.NULL : value);
    }
    return new StructVector(
        new ColumnVector[] {BytesVector.of(values), group.field(1)}, group.validity(), rows);
  }

  /**
   * The value of a (value, typed value) pair, or null if both are missing.
   *
   * @param pair a struct whose field 0 is the value
   * @param typed the field that is the typed value; none if the struct has no such field
   */
  private static byte[] rebuild(
      SqlType.StructType type,
      StructVector pair,
      int typed,
      int row,
      VariantBytes.Metadata metadata) {
    ByteSlice value = (ByteSlice) Vectors.get(SqlType.BINARY, pair.field(0), row);
    if (typed >= type.fields().size() || pair.field(typed).isNull(row)) {
      return value == null ? null : value.toByteArray();
    }
    SqlType typedType = type.fields().get(typed).type();
    if (typedType instanceof SqlType.StructType struct) {
      return object(struct, pair.field(typed), row, value, metadata);
    }
    // Where a writer filled both, the typed value counts, as in Spark.
    if (typedType instanceof SqlType.ArrayType array) {
      return array((SqlType.StructType) array.element(), pair.field(typed), row, metadata);
    }
    return VariantBytes.scalar(typedType, Vectors.get(typedType, pair.field(typed), row));
  }

  private static byte[] object(
      SqlType.StructType type,
      ColumnVector vector,
      int row,
      ByteSlice rest,
      VariantBytes.Metadata metadata) {
    StructVector struct = (StructVector) vector.flatten();
    TreeMap<ByteSlice, byte[]> fields = new TreeMap<>();
    for (int i = 0; i < type.fields().size(); i++) {
      SqlType.Field field = type.fields().get(i);
      ColumnVector pair = struct.field(i);
      if (pair.isNull(row)) {
        continue;
      }
      byte[] value = pair(field.type(), pair, row, metadata);
      if (value != null) {
        fields.put(ByteSlice.of(field.name()), value);
      }
    }
    if (rest != null) {
      if (!VariantBytes.isObject(rest)) {
        throw new Corruption("variant that is both an object and something else");
      }
      TreeMap<ByteSlice, byte[]> others = new TreeMap<>();
      VariantBytes.addFields(rest, metadata, others);
      for (SqlType.Field field : type.fields()) {
        if (others.containsKey(ByteSlice.of(field.name()))) {
          throw new Corruption("variant field " + field.name() + " is both shredded and not");
        }
      }
      fields.putAll(others);
    }
    return VariantBytes.object(fields, metadata);
  }

  private static byte[] array(
      SqlType.StructType element, ColumnVector vector, int row, VariantBytes.Metadata metadata) {
    ListVector list = (ListVector) vector.flatten();
    List<byte[]> values = new ArrayList<>();
    for (int i = list.offset(row); i < list.offset(row) + list.size(row); i++) {
      byte[] value = pair(element, list.elements(), i, metadata);
      values.add(value == null ? VariantBytes.NULL : value);
    }
    return VariantBytes.array(values);
  }

  /** The pair of an object's field or an array's element. */
  private static byte[] pair(
      SqlType type, ColumnVector vector, int row, VariantBytes.Metadata metadata) {
    if (!(type instanceof SqlType.StructType struct) || vector.isNull(row)) {
      throw new Corruption("shredded variant without its group");
    }
    // Value first, typed value second, either may be missing.
    int value = -1;
    int typed = -1;
    for (int i = 0; i < struct.fields().size(); i++) {
      if (struct.fields().get(i).name().equals(VALUE)) {
        value = i;
      } else if (struct.fields().get(i).name().equals(TYPED)) {
        typed = i;
      }
    }
    StructVector columns = (StructVector) vector.flatten();
    List<SqlType.Field> fields = new ArrayList<>();
    List<ColumnVector> vectors = new ArrayList<>();
    fields.add(SqlType.field(VALUE, SqlType.BINARY));
    vectors.add(value < 0 ? Vectors.nulls(SqlType.BINARY, columns.length()) : columns.field(value));
    if (typed >= 0) {
      fields.add(struct.fields().get(typed));
      vectors.add(columns.field(typed));
    }
    return rebuild(
        SqlType.struct(fields),
        new StructVector(
            vectors.toArray(new ColumnVector[0]), columns.validity(), columns.length()),
        1,
        row,
        metadata);
  }
}
