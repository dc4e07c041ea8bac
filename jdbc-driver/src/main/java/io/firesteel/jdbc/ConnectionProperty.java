package io.firesteel.jdbc;

import java.sql.DriverPropertyInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The driver's own properties, as tools list them. Settings of the session come beside them. */
enum ConnectionProperty {
  DATABASE(
      "database", null, "The current database after connecting; the URL's path says the same."),
  USER("user", null, "The name under which the session is listed."),
  PASSWORD("password", null, "The password, if the server asks for one."),
  SSL("ssl", "false", "Whether to use TLS.", "true", "false"),
  FETCH_SIZE("fetchSize", "0", "Rows a frame at most; 0 lets the server choose by bytes."),
  QUERY_TIMEOUT("queryTimeout", "0", "Seconds a statement may take; 0 means no limit."),
  SOCKET_TIMEOUT(
      "socketTimeout", "0", "Milliseconds of the server's silence to bear; 0 means 60000."),
  APPLICATION_NAME("applicationName", null, "The application's name, shown in the server's lists."),
  SESSION_TIME_ZONE(
      "spark.sql.session.timeZone", null, "The zone in which the server shows and reads instants.");

  final String key;
  private final String defaultValue;
  private final String description;
  private final String[] choices;

  ConnectionProperty(String key, String defaultValue, String description, String... choices) {
    this.key = key;
    this.defaultValue = defaultValue;
    this.description = description;
    this.choices = choices;
  }

  static DriverPropertyInfo[] describe(Properties given) {
    List<DriverPropertyInfo> all = new ArrayList<>();
    for (ConnectionProperty property : values()) {
      DriverPropertyInfo info =
          new DriverPropertyInfo(
              property.key, given.getProperty(property.key, property.defaultValue));
      info.description = property.description;
      info.choices = property.choices.length == 0 ? null : property.choices;
      all.add(info);
    }
    return all.toArray(new DriverPropertyInfo[0]);
  }
}
