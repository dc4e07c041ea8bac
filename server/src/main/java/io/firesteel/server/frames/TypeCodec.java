package io.firesteel.server.frames;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Types on the wire: a byte code, then the parameters of the type. The codes are part of the
 * protocol and never change their meaning.
 */
public final class TypeCodec {
  private static final int MAX_DEPTH = 200;
  private static final TypeKind[] BY_CODE = {
    TypeKind.VOID,
    TypeKind.BOOLEAN,
    TypeKind.TINYINT,
    TypeKind.SMALLINT,
    TypeKind.INT,
    TypeKind.BIGINT,
    TypeKind.FLOAT,
    TypeKind.DOUBLE,
    TypeKind.DECIMAL,
    TypeKind.STRING,
    TypeKind.CHAR,
    TypeKind.VARCHAR,
    TypeKind.BINARY,
    TypeKind.DATE,
    TypeKind.TIMESTAMP,
    TypeKind.TIMESTAMP_NTZ,
    TypeKind.TIME,
    TypeKind.YEAR_MONTH_INTERVAL,
    TypeKind.DAY_TIME_INTERVAL,
    TypeKind.CALENDAR_INTERVAL,
    TypeKind.ARRAY,
    TypeKind.MAP,
    TypeKind.STRUCT,
    TypeKind.VARIANT,
  };
  private static final int[] CODES = new int[TypeKind.values().length];

  static {
    for (int code = 0; code < BY_CODE.length; code++) {
      CODES[BY_CODE[code].ordinal()] = code;
    }
  }

  private TypeCodec() {}

  public static void write(ByteSink out, SqlType type) {
    out.writeByte(CODES[type.kind().ordinal()]);
    if (type instanceof SqlType.DecimalType t) {
      out.writeByte(t.precision());
      out.writeByte(t.scale());
    } else if (type instanceof SqlType.StringType t) {
      out.writeString(t.collation());
    } else if (type instanceof SqlType.CharType t) {
      out.writeInt(t.length());
    } else if (type instanceof SqlType.VarcharType t) {
      out.writeInt(t.length());
    } else if (type instanceof SqlType.TimeType t) {
      out.writeByte(t.precision());
    } else if (type instanceof SqlType.YearMonthIntervalType t) {
      out.writeByte(t.start());
      out.writeByte(t.end());
    } else if (type instanceof SqlType.DayTimeIntervalType t) {
      out.writeByte(t.start());
      out.writeByte(t.end());
    } else if (type instanceof SqlType.ArrayType t) {
      out.writeByte(t.containsNull() ? 1 : 0);
      write(out, t.element());
    } else if (type instanceof SqlType.MapType t) {
      out.writeByte(t.valueContainsNull() ? 1 : 0);
      write(out, t.key());
      write(out, t.value());
    } else if (type instanceof SqlType.StructType t) {
      out.writeInt(t.fields().size());
      for (SqlType.Field field : t.fields()) {
        out.writeString(field.name());
        out.writeByte(field.nullable() ? 1 : 0);
        write(out, field.type());
      }
    }
  }

  public static SqlType read(ByteSource in) {
    return read(in, 0);
  }

  private static SqlType read(ByteSource in, int depth) {
    int code = in.readByte();
    if (code >= BY_CODE.length || depth > MAX_DEPTH) {
      throw new ByteSource.MalformedMessageException("type " + code);
    }
    switch (BY_CODE[code]) {
      case VOID:
        return SqlType.VOID;
      case BOOLEAN:
        return SqlType.BOOLEAN;
      case TINYINT:
        return SqlType.TINYINT;
      case SMALLINT:
        return SqlType.SMALLINT;
      case INT:
        return SqlType.INT;
      case BIGINT:
        return SqlType.BIGINT;
      case FLOAT:
        return SqlType.FLOAT;
      case DOUBLE:
        return SqlType.DOUBLE;
      case DECIMAL:
        return decimal(in.readByte(), in.readByte());
      case STRING:
        return new SqlType.StringType(in.readString());
      case CHAR:
        return new SqlType.CharType(in.readInt());
      case VARCHAR:
        return new SqlType.VarcharType(in.readInt());
      case BINARY:
        return SqlType.BINARY;
      case DATE:
        return SqlType.DATE;
      case TIMESTAMP:
        return SqlType.TIMESTAMP;
      case TIMESTAMP_NTZ:
        return SqlType.TIMESTAMP_NTZ;
      case TIME:
        return new SqlType.TimeType(in.readByte());
      case YEAR_MONTH_INTERVAL:
        return new SqlType.YearMonthIntervalType(in.readByte() & 1, in.readByte() & 1);
      case DAY_TIME_INTERVAL:
        return new SqlType.DayTimeIntervalType(in.readByte() & 3, in.readByte() & 3);
      case CALENDAR_INTERVAL:
        return SqlType.CALENDAR_INTERVAL;
      case ARRAY:
        boolean containsNull = in.readByte() != 0;
        return SqlType.array(read(in, depth + 1), containsNull);
      case MAP:
        boolean nullValues = in.readByte() != 0;
        SqlType key = read(in, depth + 1);
        return new SqlType.MapType(key, read(in, depth + 1), nullValues);
      case STRUCT:
        int count = in.readCount(6);
        List<SqlType.Field> fields = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          String name = in.readString();
          boolean nullable = in.readByte() != 0;
          fields.add(new SqlType.Field(name, read(in, depth + 1), nullable));
        }
        return SqlType.struct(fields);
      case VARIANT:
        return SqlType.VARIANT;
    }
    throw new AssertionError(code);
  }

  private static SqlType decimal(int precision, int scale) {
    if (precision < 1 || precision > SqlType.DecimalType.MAX_PRECISION || scale > precision) {
      throw new ByteSource.MalformedMessageException("decimal(" + precision + "," + scale + ")");
    }
    return SqlType.decimal(precision, scale);
  }
}
