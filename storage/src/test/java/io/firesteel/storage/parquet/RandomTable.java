package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Random rows for a Parquet schema, written by parquet-java, and what SQL should see of them: the
 * dumb twin of the reader.
 */
final class RandomTable {
  /** Every primitive kind, nested types of three layouts, and depth. */
  static final MessageType SCHEMA =
      MessageTypeParser.parseMessageType(
          """
          message m {
            required int32 id;
            optional int32 i;
            optional int32 i8 (INTEGER(8,true));
            optional int32 u32 (INTEGER(32,false));
            optional int64 l;
            required int64 lr;
            optional int64 u64 (INTEGER(64,false));
            optional float f;
            optional double d;
            optional boolean b;
            required boolean br;
            optional binary s (STRING);
            required binary sr (STRING);
            optional binary raw;
            optional fixed_len_byte_array(5) x;
            optional int32 day (DATE);
            optional int64 ms (TIMESTAMP(MILLIS,true));
            optional int64 us (TIMESTAMP(MICROS,false));
            optional int96 t96;
            optional int32 d9 (DECIMAL(7,2));
            optional int64 d18 (DECIMAL(15,3));
            optional fixed_len_byte_array(13) d30 (DECIMAL(30,5));
            optional binary db (DECIMAL(12,3));
            optional group li (LIST) { repeated group list { optional int32 element; } }
            required group lr2 (LIST) { repeated group list { required binary element (STRING); } }
            optional group m1 (MAP) {
              repeated group key_value { required binary key (STRING); optional int64 value; }
            }
            optional group st {
              optional int32 a;
              required group in { optional binary y (STRING); required double z; }
            }
            optional group deep (LIST) {
              repeated group list {
                optional group element {
                  optional group inner (LIST) { repeated group list { optional int64 element; } }
                  optional binary tag (STRING);
                }
              }
            }
            repeated int32 bare;
          }
          """);

  final List<List<Object>> rows = new ArrayList<>();
  private final Random random;
  private final double nullShare;
  private final int distinct;

  /**
   * @param distinct about how many different values a column has
   */
  RandomTable(long seed, double nullShare, int distinct) {
    this.random = new Random(seed);
    this.nullShare = nullShare;
    this.distinct = distinct;
  }

  /** Writes random rows; {@code configure} sets what the case is about. */
  void write(
      Path file,
      MessageType schema,
      int count,
      java.util.function.UnaryOperator<ExampleParquetWriter.Builder> configure)
      throws IOException {
    try (ParquetWriter<Group> writer =
        configure
            .apply(ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema))
            .build()) {
      for (int i = 0; i < count; i++) {
        SimpleGroup group = new SimpleGroup(schema);
        rows.add(fill(schema, group));
        writer.write(group);
      }
    }
  }

  private List<Object> fill(GroupType type, Group group) {
    List<Object> values = new ArrayList<>();
    for (int field = 0; field < type.getFieldCount(); field++) {
      values.add(field(type.getType(field), group, field));
    }
    return values;
  }

  private Object field(Type type, Group group, int index) {
    if (type.isRepetition(Type.Repetition.REPEATED)) {
      List<Object> all = new ArrayList<>();
      for (int n = size(); n > 0; n--) {
        all.add(single(type, group, index));
      }
      return all;
    }
    if (type.isRepetition(Type.Repetition.OPTIONAL) && random.nextDouble() < nullShare) {
      return null;
    }
    return single(type, group, index);
  }

  private int size() {
    return random.nextInt(4) == 0 ? 0 : random.nextInt(5);
  }

  private Object single(Type type, Group group, int index) {
    if (type.isPrimitive()) {
      return primitive(type.asPrimitiveType(), group, index);
    }
    GroupType groupType = type.asGroupType();
    Group child = group.addGroup(index);
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (logical instanceof ListLogicalTypeAnnotation) {
      List<Object> all = new ArrayList<>();
      GroupType repeated = groupType.getType(0).asGroupType();
      for (int n = size(); n > 0; n--) {
        all.add(field(repeated.getType(0), child.addGroup(0), 0));
      }
      return all;
    }
    if (logical instanceof MapLogicalTypeAnnotation) {
      List<Object> keys = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      GroupType entries = groupType.getType(0).asGroupType();
      for (int n = size(); n > 0; n--) {
        Group entry = child.addGroup(0);
        keys.add(field(entries.getType(0), entry, 0));
        values.add(field(entries.getType(1), entry, 1));
      }
      return new MapValue(keys, values);
    }
    return fill(groupType, child);
  }

  private Object primitive(PrimitiveType type, Group group, int index) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    int pick = random.nextInt(distinct);
    switch (type.getPrimitiveTypeName()) {
      case BOOLEAN:
        boolean flag = random.nextInt(distinct) % 2 == 0;
        group.add(index, flag);
        return flag;
      case INT32:
        return int32(logical, group, index, pick);
      case INT64:
        return int64(logical, group, index, pick);
      case INT96:
        long micros = pick * 1_234_567_891L - 1_000_000_000_000L;
        group.add(index, int96(micros));
        return micros;
      case FLOAT:
        float f = pick % 50 == 49 ? Float.NaN : pick * 0.25f - 100;
        group.add(index, f);
        return f;
      case DOUBLE:
        double d = pick % 50 == 49 ? Double.NaN : pick % 50 == 48 ? -0.0 : pick * 0.125 - 100;
        group.add(index, d);
        return d;
      case BINARY:
        if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
          BigInteger unscaled = BigInteger.valueOf(pick * 99_991L - 7_777_777);
          group.add(index, Binary.fromConstantByteArray(unscaled.toByteArray()));
          return new BigDecimal(unscaled, decimal.getScale());
        }
        byte[] text =
            ("värde-" + "x".repeat(pick % 23) + pick)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        group.add(index, Binary.fromConstantByteArray(text));
        return ByteSlice.of(text);
      case FIXED_LEN_BYTE_ARRAY:
        byte[] fixed = new byte[type.getTypeLength()];
        BigInteger number = BigInteger.valueOf(pick - distinct / 2).pow(3);
        Arrays.fill(fixed, (byte) (number.signum() < 0 ? -1 : 0));
        byte[] significant = number.toByteArray();
        int from = Math.max(0, significant.length - fixed.length);
        int length = significant.length - from;
        System.arraycopy(significant, from, fixed, fixed.length - length, length);
        group.add(index, Binary.fromConstantByteArray(fixed));
        return logical instanceof DecimalLogicalTypeAnnotation decimal
            ? new BigDecimal(number, decimal.getScale())
            : ByteSlice.of(fixed);
    }
    throw new AssertionError(type);
  }

  private static Object int32(LogicalTypeAnnotation logical, Group group, int index, int pick) {
    if (logical instanceof IntLogicalTypeAnnotation i && i.getBitWidth() == 8) {
      int small = (byte) pick;
      group.add(index, small);
      return small;
    }
    if (logical instanceof IntLogicalTypeAnnotation) {
      int unsigned = pick * 2_000_003;
      group.add(index, unsigned);
      return unsigned & 0xffff_ffffL;
    }
    int value =
        logical instanceof DecimalLogicalTypeAnnotation ? pick * 13 - 5000 : pick * 7919 - 99;
    group.add(index, value);
    return logical instanceof DecimalLogicalTypeAnnotation d
        ? BigDecimal.valueOf(value, d.getScale())
        : (Object) value;
  }

  private static Object int64(LogicalTypeAnnotation logical, Group group, int index, int pick) {
    long value = pick * 1_000_000_007L - 12_345_678_901L;
    if (logical instanceof IntLogicalTypeAnnotation) {
      long unsigned = pick * 0x9E3779B97F4A7C15L;
      group.add(index, unsigned);
      return new BigDecimal(Long.toUnsignedString(unsigned));
    }
    group.add(index, value);
    if (logical instanceof DecimalLogicalTypeAnnotation d) {
      return BigDecimal.valueOf(value, d.getScale());
    }
    return logical instanceof TimestampLogicalTypeAnnotation t && t.getUnit() == TimeUnit.MILLIS
        ? (Object) (value * 1000)
        : (Object) value;
  }

  private static Binary int96(long micros) {
    long day = Math.floorDiv(micros, 86_400_000_000L);
    long nanos = Math.floorMod(micros, 86_400_000_000L) * 1000;
    ByteBuffer bytes = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(nanos).putInt((int) (day + 2_440_588));
    return Binary.fromConstantByteArray(bytes.array());
  }
}
