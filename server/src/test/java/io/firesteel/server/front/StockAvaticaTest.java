package io.firesteel.server.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.MapValue;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.apache.calcite.avatica.remote.Driver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockAvaticaTest {
  private static TestFront front;

  @BeforeAll
  static void start() throws Exception {
    front = new TestFront();
  }

  @AfterAll
  static void stop() throws Exception {
    front.close();
  }

  private static Connection connect(String serialization) throws SQLException {
    return new Driver()
        .connect(
            "jdbc:avatica:remote:url=http://127.0.0.1:"
                + front.port()
                + ";serialization="
                + serialization,
            new Properties());
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void rowsArriveInOrder(String serialization) throws Exception {
    try (Connection c = connect(serialization);
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("rows 5000")) {
      long expected = 0;
      while (r.next()) {
        assertThat(r.getLong(1)).isEqualTo(expected++);
      }
      assertThat(expected).isEqualTo(5000);
    }
    front.assertFreed();
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void aStatementThatTakesLongIsPolled(String serialization) throws Exception {
    try (Connection c = connect(serialization);
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("sleep 5500")) {
      assertThat(r.next()).isTrue();
      assertThat(r.next()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void errorsCarryConditionAndState(String serialization) throws Exception {
    try (Connection c = connect(serialization);
        Statement s = c.createStatement()) {
      assertThatThrownBy(() -> s.executeQuery("syntax"))
          .hasMessageContaining("PARSE_SYNTAX_ERROR")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("42601");
      try (ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
        assertThat(r.getInt(1)).isEqualTo(1);
      }
    }
  }

  private static ResultSet typed(Statement s, SqlType type, Object... values) throws SQLException {
    front.engine.register("typed", type, Arrays.asList(values));
    ResultSet r = s.executeQuery("typed");
    r.next();
    return r;
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void valuesOfAllTypesAreRightOrText(String serialization) throws Exception {
    try (Connection c = connect(serialization);
        Statement s = c.createStatement()) {
      assertThat(typed(s, SqlType.BIGINT, Long.MAX_VALUE).getLong(1)).isEqualTo(Long.MAX_VALUE);
      assertThat(typed(s, SqlType.TINYINT, -5).getObject(1)).isEqualTo((byte) -5);
      assertThat(typed(s, SqlType.DOUBLE, 1.5).getDouble(1)).isEqualTo(1.5);
      assertThat(typed(s, SqlType.BOOLEAN, true).getBoolean(1)).isTrue();
      assertThat(typed(s, SqlType.STRING, ByteSlice.of("h\u00e4")).getString(1))
          .isEqualTo("h\u00e4");
      assertThat(typed(s, SqlType.BINARY, ByteSlice.of("AB")).getBytes(1)).containsExactly(65, 66);
      BigDecimal money = new BigDecimal("1234567890123456789012345678.90");
      assertThat(typed(s, SqlType.decimal(38, 2), money).getBigDecimal(1)).isEqualTo(money);
      assertThat(typed(s, SqlType.DATE, -719162).getString(1)).isEqualTo("0001-01-01");
      assertThat(typed(s, SqlType.TIMESTAMP, 1_123_456L).getString(1))
          .isEqualTo("1970-01-01 00:00:01.123456");
      assertThat(typed(s, SqlType.TIME, 1_123_456_000L).getString(1)).isEqualTo("00:00:01.123456");
      assertThat(typed(s, SqlType.DAY_TIME, 1L).getString(1))
          .startsWith("INTERVAL '0 00:00:00.000001'");
      assertThat(
              typed(
                      s,
                      SqlType.map(SqlType.STRING, SqlType.INT),
                      new MapValue(List.of(ByteSlice.of("k")), List.of(1)))
                  .getString(1))
          .isEqualTo("{k -> 1}");
      assertThat(
              typed(
                      s,
                      SqlType.struct(List.of(SqlType.field("a", SqlType.INT))),
                      List.of(List.of(1)).get(0))
                  .getString(1))
          .isEqualTo("{1}");
      Object[] array =
          (Object[])
              typed(s, SqlType.array(SqlType.INT), Arrays.asList(1, null, 3))
                  .getArray(1)
                  .getArray();
      assertThat(array).containsExactly(1, null, 3);
      ResultSet nothing = typed(s, SqlType.VOID, (Object) null);
      assertThat(nothing.getObject(1)).isNull();
      assertThat(typed(s, SqlType.INT, (Object) null).getObject(1)).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void preparedStatementsAndUpdates(String serialization) throws Exception {
    try (Connection c = connect(serialization)) {
      try (PreparedStatement p = c.prepareStatement("params ? ?")) {
        p.setInt(1, 5);
        p.setString(2, "x");
        try (ResultSet r = p.executeQuery()) {
          r.next();
          assertThat(r.getString(1)).isEqualTo("int:5");
          r.next();
          assertThat(r.getString(1)).isEqualTo("string:x");
        }
      }
      try (Statement s = c.createStatement()) {
        assertThat(s.executeUpdate("insert 12")).isEqualTo(12);
      }
      try (PreparedStatement p = c.prepareStatement("insert 3 ?")) {
        p.setInt(1, 5);
        assertThat(p.executeUpdate()).isEqualTo(3);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void metadataAndSession(String serialization) throws Exception {
    try (Connection c = connect(serialization)) {
      c.setSchema("my_db");
      assertThat(c.getSchema()).isEqualTo("my_db");
      DatabaseMetaData m = c.getMetaData();
      try (ResultSet r = m.getTables(null, "my_db", "%", null)) {
        assertThat(r.next()).isTrue();
        assertThat(r.getString("TABLE_NAME")).isEqualTo("t_1");
      }
      try (ResultSet r = m.getTypeInfo()) {
        assertThat(r.next()).isTrue();
      }
      assertThat(m.getDatabaseProductName()).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "protobuf"})
  void anUnknownConnectionIsReportedAsSuch(String serialization) throws Exception {
    Connection c = connect(serialization);
    front.sessions.all().forEach(s -> front.sessions.close(s.id()));
    assertThatThrownBy(c::createStatement).isInstanceOf(Exception.class);
    Connection again =
        new Driver()
            .connect(
                "jdbc:avatica:remote:url=http://127.0.0.1:"
                    + front.port()
                    + ";transparent_reconnection=true;serialization="
                    + serialization,
                new Properties());
    front.sessions.all().forEach(s -> front.sessions.close(s.id()));
    try (Statement s = again.createStatement();
        ResultSet r = s.executeQuery("SELECT 1")) {
      assertThat(r.next()).isTrue();
    }
    again.close();
  }
}
