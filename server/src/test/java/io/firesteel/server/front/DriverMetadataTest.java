package io.firesteel.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriverMetadataTest {
  private static TestFront front;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    front = new TestFront();
    connection = front.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    front.close();
  }

  private static List<String> column(ResultSet result, String name) throws SQLException {
    List<String> values = new ArrayList<>();
    try (result) {
      while (result.next()) {
        values.add(result.getString(name));
      }
    }
    return values;
  }

  @Test
  void productAndDialect() throws Exception {
    DatabaseMetaData m = connection.getMetaData();
    assertThat(m.getDatabaseProductName()).isEqualTo("Firesteel");
    assertThat(m.getDatabaseProductVersion()).isEqualTo("1.2.3");
    assertThat(m.getDatabaseMajorVersion()).isEqualTo(1);
    assertThat(m.getDatabaseMinorVersion()).isEqualTo(2);
    assertThat(m.getIdentifierQuoteString()).isEqualTo("`");
    assertThat(m.getDriverName()).isEqualTo("Firesteel JDBC Driver");
    assertThat(m.getDriverVersion()).isNotEqualTo("0.0");
    assertThat(m.nullsAreSortedLow()).isTrue();
    assertThat(m.getURL()).isEqualTo(front.url());
  }

  @Test
  void escapedNamesFindExactlyThemselves() throws Exception {
    DatabaseMetaData m = connection.getMetaData();
    assertThat(column(m.getSchemas(null, "my\\_db"), "TABLE_SCHEM")).containsExactly("my_db");
    assertThat(column(m.getSchemas(null, "my_db"), "TABLE_SCHEM"))
        .containsExactly("my_db", "myxdb");
    assertThat(column(m.getSchemas(), "TABLE_SCHEM")).contains("default");
    assertThat(column(m.getTables(null, "my\\_db", "t\\_1", new String[] {"TABLE"}), "TABLE_NAME"))
        .containsExactly("t_1");
    assertThat(column(m.getTables(null, "%", "%", new String[] {"TABLE", "VIEW"}), "TABLE_TYPE"))
        .containsExactly("TABLE", "TABLE", "VIEW");
    assertThat(column(m.getCatalogs(), "TABLE_CAT")).containsExactly("spark_catalog");
    assertThat(column(m.getFunctions(null, null, "ab%"), "FUNCTION_NAME")).containsExactly("abs");
  }

  @Test
  void columnsHaveTypesAndSizes() throws Exception {
    try (ResultSet r = connection.getMetaData().getColumns(null, "my_db", "t_1", null)) {
      assertThat(r.next()).isTrue();
      assertThat(r.getString("COLUMN_NAME")).isEqualTo("id");
      assertThat(r.getInt("DATA_TYPE")).isEqualTo(Types.BIGINT);
      assertThat(r.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNoNulls);
      assertThat(r.getString("REMARKS")).isEqualTo("the key");
      assertThat(r.next()).isTrue();
      assertThat(r.getString("TYPE_NAME")).isEqualTo("decimal(10,2)");
      assertThat(r.getInt("COLUMN_SIZE")).isEqualTo(10);
      assertThat(r.getInt("DECIMAL_DIGITS")).isEqualTo(2);
      assertThat(r.next()).isTrue();
      assertThat(r.getString("TYPE_NAME")).isEqualTo("array<int>");
      assertThat(r.getInt("DATA_TYPE")).isEqualTo(Types.ARRAY);
      assertThat(r.next()).isFalse();
    }
  }

  @Test
  void noMethodOfTheMetadataThrows() throws Exception {
    DatabaseMetaData m = connection.getMetaData();
    List<String> failed = new ArrayList<>();
    for (Method method : DatabaseMetaData.class.getMethods()) {
      Object[] arguments = new Object[method.getParameterCount()];
      for (int i = 0; i < arguments.length; i++) {
        Class<?> type = method.getParameterTypes()[i];
        arguments[i] = type == int.class ? (Object) 1003 : type == boolean.class ? false : null;
      }
      try {
        Object value = method.invoke(m, arguments);
        if (value instanceof ResultSet result) {
          while (result.next()) {
            for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
              result.getObject(i);
            }
          }
          result.close();
        }
      } catch (ReflectiveOperationException e) {
        if (!method.getName().equals("unwrap") && !method.getName().equals("isWrapperFor")) {
          failed.add(method.getName() + ": " + e.getCause());
        }
      }
    }
    assertThat(failed).isEmpty();
  }

  @Test
  void driverPropertiesAreDescribed() throws Exception {
    DriverPropertyInfo[] all =
        DriverManager.getDriver(front.url()).getPropertyInfo(front.url() + "?ssl=true", null);
    assertThat(all).isNotEmpty().allSatisfy(p -> assertThat(p.description).isNotBlank());
    assertThat(all).anySatisfy(p -> assertThat(p.name + p.value).isEqualTo("ssltrue"));
  }

  @Test
  void harmlessCallsOfToolsAreTaken() throws Exception {
    connection.setAutoCommit(false);
    connection.commit();
    connection.rollback();
    connection.setAutoCommit(true);
    connection.setReadOnly(true);
    connection.setReadOnly(false);
    connection.setClientInfo("ApplicationName", "test");
    assertThat(connection.getClientInfo("ApplicationName")).isEqualTo("test");
    assertThat(connection.nativeSQL("SELECT {d '2020-01-01'}, '{d}'"))
        .isEqualTo("SELECT DATE '2020-01-01', '{d}'");
    assertThat(connection.nativeSQL("SELECT {fn convert({fn ucase(x)}, SQL_INTEGER)} -- {d"))
        .isEqualTo("SELECT CAST(ucase(x) AS INT) -- {d");
    assertThat(
            connection.nativeSQL(
                "{ts '2020-01-01 00:00:00'} {t '01:02:03'} x LIKE 'a' {escape '!'}"))
        .isEqualTo("TIMESTAMP '2020-01-01 00:00:00' TIME '01:02:03' x LIKE 'a' escape '!'");
    try (var s = connection.createStatement()) {
      s.setEscapeProcessing(false);
      s.setPoolable(true);
      s.setCursorName("c");
      s.setFetchDirection(ResultSet.FETCH_FORWARD);
      assertThat(s.getGeneratedKeys().next()).isFalse();
    }
  }
}
