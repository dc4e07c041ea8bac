package io.firesteel.storage.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.type.SqlType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SchemaJsonTest {
  // Written by Spark 4.2 into the footer of a file.
  private static final String SPARKS =
      "{\"type\":\"struct\",\"fields\":["
          + "{\"name\":\"m\",\"type\":\"interval month\",\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"d\",\"type\":\"interval day to minute\",\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"x\",\"type\":\"decimal(2,1)\",\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"a\",\"type\":{\"type\":\"array\",\"elementType\":\"integer\","
          + "\"containsNull\":false},\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"mm\",\"type\":{\"type\":\"map\",\"keyType\":\"string\","
          + "\"valueType\":\"integer\",\"valueContainsNull\":false},\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"s\",\"type\":{\"type\":\"struct\",\"fields\":["
          + "{\"name\":\"q\",\"type\":\"integer\",\"nullable\":false,\"metadata\":{}}]},"
          + "\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"t\",\"type\":\"time(6)\",\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"co\",\"type\":\"string\",\"nullable\":false,\"metadata\":"
          + "{\"__COLLATIONS\":{\"co\":\"icu.UNICODE_CI\"}}},"
          + "{\"name\":\"b\",\"type\":\"string\",\"nullable\":true,\"metadata\":{\"comment\":\"hey\"}},"
          + "{\"name\":\"c\",\"type\":\"integer\",\"nullable\":false,\"metadata\":"
          + "{\"CURRENT_DEFAULT\":\"5\",\"EXISTS_DEFAULT\":\"5\"}},"
          + "{\"name\":\"va\",\"type\":\"variant\",\"nullable\":false,\"metadata\":{}}]}";

  private static Column required(String name, SqlType type) {
    return new Column(name, type, false, Optional.empty(), Optional.empty());
  }

  @Test
  void readsAndWritesWhatSparkWrites() {
    List<Column> columns =
        List.of(
            required(
                "m",
                new SqlType.YearMonthIntervalType(
                    SqlType.YearMonthIntervalType.MONTH, SqlType.YearMonthIntervalType.MONTH)),
            required(
                "d",
                new SqlType.DayTimeIntervalType(
                    SqlType.DayTimeIntervalType.DAY, SqlType.DayTimeIntervalType.MINUTE)),
            required("x", SqlType.decimal(2, 1)),
            required("a", SqlType.array(SqlType.INT, false)),
            required("mm", new SqlType.MapType(SqlType.STRING, SqlType.INT, false)),
            required("s", SqlType.struct(List.of(new SqlType.Field("q", SqlType.INT, false)))),
            required("t", SqlType.TIME),
            required("co", new SqlType.StringType("UNICODE_CI")),
            Column.of("b", SqlType.STRING).withComment(Optional.of("hey")),
            required("c", SqlType.INT).withDefault(Optional.of("5")),
            required("va", SqlType.VARIANT));
    assertThat(SchemaJson.read(SPARKS)).isEqualTo(columns);
    assertThat(SchemaJson.writeForFile(columns)).contains("\"CURRENT_DEFAULT\":\"5\"");
    assertThat(SchemaJson.read(SchemaJson.write(columns))).isEqualTo(columns);
  }

  @Test
  void everyTypeComesBack() {
    for (SqlType type :
        List.of(
            SqlType.VOID,
            SqlType.BOOLEAN,
            SqlType.TINYINT,
            SqlType.SMALLINT,
            SqlType.INT,
            SqlType.BIGINT,
            SqlType.FLOAT,
            SqlType.DOUBLE,
            SqlType.decimal(38, 38),
            SqlType.STRING,
            new SqlType.CharType(7),
            new SqlType.VarcharType(8),
            SqlType.BINARY,
            SqlType.DATE,
            SqlType.TIMESTAMP,
            SqlType.TIMESTAMP_NTZ,
            new SqlType.TimeType(3),
            SqlType.YEAR_MONTH,
            SqlType.DAY_TIME,
            SqlType.CALENDAR_INTERVAL,
            SqlType.VARIANT,
            SqlType.array(SqlType.map(SqlType.STRING, SqlType.array(SqlType.DATE, false))))) {
      assertThat(SchemaJson.readType(SchemaJson.writeType(type))).isEqualTo(type);
    }
    SqlType collated = SqlType.array(new SqlType.StringType("UTF8_LCASE"));
    List<Column> columns = List.of(Column.of("c", collated));
    assertThat(SchemaJson.write(columns)).contains("{\"c.element\":\"spark.UTF8_LCASE\"}");
    assertThat(SchemaJson.read(SchemaJson.write(columns))).isEqualTo(columns);
  }

  @Test
  void filesSayStringForCharAndVarchar() {
    List<Column> columns = List.of(Column.of("a", SqlType.array(new SqlType.CharType(3), true)));
    assertThat(SchemaJson.read(SchemaJson.writeForFile(columns)))
        .containsExactly(Column.of("a", SqlType.array(SqlType.STRING)));
  }

  @Test
  void nonsenseIsRefused() {
    for (String text : List.of("", "{", "{\"type\":\"array\"}", "\"geometry(4326)\"")) {
      assertThatThrownBy(() -> SchemaJson.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> SchemaJson.readType("\"geometry(4326)\""))
        .hasMessageContaining("geometry");
  }
}
