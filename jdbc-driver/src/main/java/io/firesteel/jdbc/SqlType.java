package io.firesteel.jdbc;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** A SQL type as the server describes it. Immutable. */
final class SqlType {
  /** The families of types; the order is the wire's code. */
  enum Kind {
    VOID(Types.NULL, "void", "java.lang.Object"),
    BOOLEAN(Types.BOOLEAN, "boolean", "java.lang.Boolean"),
    TINYINT(Types.TINYINT, "tinyint", "java.lang.Byte"),
    SMALLINT(Types.SMALLINT, "smallint", "java.lang.Short"),
    INT(Types.INTEGER, "int", "java.lang.Integer"),
    BIGINT(Types.BIGINT, "bigint", "java.lang.Long"),
    FLOAT(Types.REAL, "float", "java.lang.Float"),
    DOUBLE(Types.DOUBLE, "double", "java.lang.Double"),
    DECIMAL(Types.DECIMAL, "decimal", "java.math.BigDecimal"),
    STRING(Types.VARCHAR, "string", "java.lang.String"),
    CHAR(Types.CHAR, "char", "java.lang.String"),
    VARCHAR(Types.VARCHAR, "varchar", "java.lang.String"),
    BINARY(Types.VARBINARY, "binary", "[B"),
    DATE(Types.DATE, "date", "java.sql.Date"),
    TIMESTAMP(Types.TIMESTAMP, "timestamp", "java.sql.Timestamp"),
    TIMESTAMP_NTZ(Types.TIMESTAMP, "timestamp_ntz", "java.sql.Timestamp"),
    TIME(Types.TIME, "time", "java.time.LocalTime"),
    YEAR_MONTH_INTERVAL(Types.OTHER, "interval year to month", "java.time.Period"),
    DAY_TIME_INTERVAL(Types.OTHER, "interval day to second", "java.time.Duration"),
    CALENDAR_INTERVAL(Types.OTHER, "interval", "java.lang.String"),
    ARRAY(Types.ARRAY, "array", "java.sql.Array"),
    MAP(Types.JAVA_OBJECT, "map", "java.util.Map"),
    STRUCT(Types.STRUCT, "struct", "java.sql.Struct"),
    VARIANT(Types.OTHER, "variant", "java.lang.String");

    final int jdbcType;
    final String simpleName;
    final String className;

    Kind(int jdbcType, String simpleName, String className) {
      this.jdbcType = jdbcType;
      this.simpleName = simpleName;
      this.className = className;
    }
  }

  private static final Kind[] KINDS = Kind.values();
  private static final String[] YEAR_MONTH = {"year", "month"};
  private static final String[] DAY_TIME = {"day", "hour", "minute", "second"};

  final Kind kind;

  /** Precision of DECIMAL and TIME, length of CHAR and VARCHAR, first unit of intervals. */
  final int first;

  /** Scale of DECIMAL, last unit of intervals. */
  final int second;

  final String collation;

  /** The element of ARRAY, key and value of MAP, the fields of STRUCT. */
  final List<SqlType> children;

  final List<String> fieldNames;

  private SqlType(
      Kind kind,
      int first,
      int second,
      String collation,
      List<SqlType> children,
      List<String> fieldNames) {
    this.kind = kind;
    this.first = first;
    this.second = second;
    this.collation = collation;
    this.children = children;
    this.fieldNames = fieldNames;
  }

  static SqlType of(Kind kind) {
    return of(kind, 0, 0);
  }

  static SqlType of(Kind kind, int first, int second) {
    return new SqlType(kind, first, second, null, List.of(), List.of());
  }

  static SqlType string() {
    return new SqlType(Kind.STRING, 0, 0, "UTF8_BINARY", List.of(), List.of());
  }

  static SqlType array(SqlType element) {
    return new SqlType(Kind.ARRAY, 0, 0, null, List.of(element), List.of());
  }

  static SqlType map(SqlType key, SqlType value) {
    return new SqlType(Kind.MAP, 0, 0, null, List.of(key, value), List.of());
  }

  static SqlType struct(List<String> names, List<SqlType> types) {
    return new SqlType(Kind.STRUCT, 0, 0, null, List.copyOf(types), List.copyOf(names));
  }

  static SqlType read(MessageReader in) {
    Kind kind = KINDS[in.readByte()];
    switch (kind) {
      case DECIMAL:
        return of(kind, in.readByte(), in.readByte());
      case STRING:
        return new SqlType(kind, 0, 0, in.readString(), List.of(), List.of());
      case CHAR:
      case VARCHAR:
        return of(kind, in.readInt(), 0);
      case TIME:
        return of(kind, in.readByte(), 0);
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        return of(kind, in.readByte(), in.readByte());
      case ARRAY:
        in.readByte();
        return array(read(in));
      case MAP:
        in.readByte();
        SqlType key = read(in);
        return map(key, read(in));
      case STRUCT:
        int count = in.readInt();
        List<String> names = new ArrayList<>();
        List<SqlType> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          names.add(in.readString());
          in.readByte();
          types.add(read(in));
        }
        return struct(names, types);
      default:
        return of(kind);
    }
  }

  void write(MessageWriter out) {
    out.writeByte(kind.ordinal());
    switch (kind) {
      case DECIMAL:
      case YEAR_MONTH_INTERVAL:
      case DAY_TIME_INTERVAL:
        out.writeByte(first).writeByte(second);
        break;
      case STRING:
        out.writeString(collation);
        break;
      case CHAR:
      case VARCHAR:
        out.writeInt(first);
        break;
      case TIME:
        out.writeByte(first);
        break;
      case ARRAY:
        out.writeByte(1);
        children.get(0).write(out);
        break;
      case MAP:
        out.writeByte(1);
        children.get(0).write(out);
        children.get(1).write(out);
        break;
      case STRUCT:
        out.writeInt(children.size());
        for (int i = 0; i < children.size(); i++) {
          out.writeString(fieldNames.get(i)).writeByte(1);
          children.get(i).write(out);
        }
        break;
      default:
        break;
    }
  }

  /** Spark's simple name: {@code decimal(10,2)}, {@code array<int>}. */
  String name() {
    switch (kind) {
      case DECIMAL:
        return "decimal(" + first + "," + second + ")";
      case STRING:
        return collation.equals("UTF8_BINARY") ? "string" : "string collate " + collation;
      case CHAR:
      case VARCHAR:
      case TIME:
        return kind.simpleName + "(" + first + ")";
      case YEAR_MONTH_INTERVAL:
        return interval(YEAR_MONTH);
      case DAY_TIME_INTERVAL:
        return interval(DAY_TIME);
      case ARRAY:
        return "array<" + children.get(0).name() + ">";
      case MAP:
        return "map<" + children.get(0).name() + "," + children.get(1).name() + ">";
      case STRUCT:
        StringBuilder all = new StringBuilder("struct<");
        for (int i = 0; i < children.size(); i++) {
          all.append(i == 0 ? "" : ",").append(fieldNames.get(i)).append(':');
          all.append(children.get(i).name());
        }
        return all.append('>').toString();
      default:
        return kind.simpleName;
    }
  }

  private String interval(String[] units) {
    return first == second
        ? "interval " + units[first]
        : "interval " + units[first] + " to " + units[second];
  }

  boolean isText() {
    return kind == Kind.STRING || kind == Kind.CHAR || kind == Kind.VARCHAR;
  }

  boolean isNumber() {
    return kind.ordinal() >= Kind.TINYINT.ordinal() && kind.ordinal() <= Kind.DECIMAL.ordinal();
  }

  /** Digits of a number; characters of text and of anything shown as text; 0 if open. */
  int precision() {
    switch (kind) {
      case BOOLEAN:
        return 1;
      case TINYINT:
        return 3;
      case SMALLINT:
        return 5;
      case INT:
        return 10;
      case BIGINT:
        return 19;
      case FLOAT:
        return 7;
      case DOUBLE:
        return 15;
      case DECIMAL:
      case CHAR:
      case VARCHAR:
        return first;
      case STRING:
      case BINARY:
        return Integer.MAX_VALUE;
      case DATE:
        return 10;
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return 26;
      case TIME:
        return first == 0 ? 8 : 9 + first;
      default:
        return 0;
    }
  }

  int scale() {
    switch (kind) {
      case DECIMAL:
        return second;
      case FLOAT:
        return 7;
      case DOUBLE:
        return 15;
      case TIMESTAMP:
      case TIMESTAMP_NTZ:
        return 6;
      case TIME:
        return first;
      default:
        return 0;
    }
  }

  int displaySize() {
    switch (kind) {
      case BOOLEAN:
        return 5;
      case TINYINT:
      case SMALLINT:
      case INT:
      case BIGINT:
        return precision() + 1;
      case FLOAT:
        return 14;
      case DOUBLE:
        return 24;
      case DECIMAL:
        return first + 2;
      default:
        int precision = precision();
        return precision == 0 ? Integer.MAX_VALUE : precision;
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
