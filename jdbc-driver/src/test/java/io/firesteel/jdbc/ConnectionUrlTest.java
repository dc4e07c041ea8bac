package io.firesteel.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectionUrlTest {

  private static ConnectionUrl parse(String rest) throws SQLException {
    return new ConnectionUrl("jdbc:firesteel:" + rest, new Properties());
  }

  @Test
  void partsAreHostPortDatabaseAndProperties() throws SQLException {
    ConnectionUrl url = parse("//h:99/my%20db?a=1&spark.sql.session.timeZone=Asia/Tokyo;c=%2B2+3");
    assertThat(url.host).isEqualTo("h");
    assertThat(url.port).isEqualTo(99);
    assertThat(url.database).isEqualTo("my db");
    assertThat(url.properties)
        .containsEntry("a", "1")
        .containsEntry("spark.sql.session.timeZone", "Asia/Tokyo")
        .containsEntry("c", "+2+3");
  }

  @Test
  void everythingButTheHostMayBeMissing() throws SQLException {
    assertThat(parse("//h").port).isEqualTo(8765);
    assertThat(parse("//h/").database).isNull();
    assertThat(parse("//h;database=d").database).isEqualTo("d");
    assertThat(parse("//[::1]:5/d").host).isEqualTo("::1");
    assertThat(parse("//[::1]:5/d").port).isEqualTo(5);
  }

  @Test
  void propertiesBesideTheUrlWin() throws SQLException {
    Properties info = new Properties();
    info.setProperty("a", "2");
    assertThat(new ConnectionUrl("jdbc:firesteel://h?a=1", info).properties)
        .containsEntry("a", "2");
  }

  @Test
  void badUrlsAreErrorsOfClass08() {
    for (String bad : new String[] {"//", "//h:x", "//h:0", "//h?novalue", "//u@h"}) {
      assertThatThrownBy(() -> parse(bad))
          .isInstanceOf(SQLException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("08001");
    }
  }

  @Test
  void typeNamesAreParsed() throws SQLException {
    assertThat(TypeName.parse("map<string,array<decimal(10,2)>>").name())
        .isEqualTo("map<string,array<decimal(10,2)>>");
    assertThat(TypeName.parse("struct<a:int,b:string>").name()).isEqualTo("struct<a:int,b:string>");
    assertThat(TypeName.parse("VARCHAR").name()).isEqualTo("string");
    assertThatThrownBy(() -> TypeName.parse("array<int")).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> TypeName.parse("nothing")).isInstanceOf(SQLException.class);
  }

  @Test
  void escapesOutsideOfLiteralsAreTranslated() throws SQLException {
    assertThat(EscapeSyntax.translate("SELECT 1")).isEqualTo("SELECT 1");
    assertThat(EscapeSyntax.translate("{d'2020-01-01'}")).isEqualTo("DATE '2020-01-01'");
    assertThat(EscapeSyntax.translate("'{d' \"{\" `{` /* { */ {x}"))
        .isEqualTo("'{d' \"{\" `{` /* { */ {x}");
    assertThat(EscapeSyntax.translate("SELECT * FROM {oj a LEFT JOIN b ON a.x = b.x}"))
        .isEqualTo("SELECT * FROM a LEFT JOIN b ON a.x = b.x");
    assertThat(EscapeSyntax.translate("{fn timestampadd(SQL_TSI_DAY, 1, {fn now()})}"))
        .isEqualTo("timestampadd(DAY, 1, now())");
  }
}
