package io.firesteel.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import java.util.logging.Logger;
import org.apache.calcite.avatica.AvaticaConnection;
import org.apache.calcite.avatica.AvaticaFactory;
import org.apache.calcite.avatica.DriverVersion;
import org.apache.calcite.avatica.Meta;
import org.apache.calcite.avatica.UnregisteredDriver;

/** The driver for {@code jdbc:firesteel:} URLs; {@link ConnectionUrl} has their form. */
public final class FiresteelDriver extends UnregisteredDriver {
  private static final String NAME = "Firesteel JDBC Driver";

  static {
    new FiresteelDriver().register();
  }

  public FiresteelDriver() {}

  @Override
  public Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    Properties all = info == null ? new Properties() : info;
    return new FiresteelConnection(this, factory, url, new ConnectionUrl(url, all));
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return url != null && url.toLowerCase(Locale.ROOT).startsWith(ConnectionUrl.PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
    Properties given = new Properties();
    if (info != null) {
      given.putAll(info);
    }
    if (acceptsURL(url) && url.length() > ConnectionUrl.PREFIX.length()) {
      try {
        given.putAll(new ConnectionUrl(url, given).properties);
      } catch (SQLException e) {
        // Tools ask while the user is still typing.
      }
    }
    return ConnectionProperty.describe(given);
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger("io.firesteel.jdbc");
  }

  @Override
  protected AvaticaFactory createFactory() {
    return new FiresteelFactory();
  }

  @Override
  protected DriverVersion createDriverVersion() {
    String version = version();
    String[] parts = version.split("[.-]");
    int major = number(parts, 0);
    int minor = number(parts, 1);
    return new DriverVersion(NAME, version, "Firesteel", version, true, major, minor, major, minor);
  }

  private static int number(String[] parts, int index) {
    try {
      return Integer.parseInt(parts[index]);
    } catch (RuntimeException e) {
      return 0;
    }
  }

  static String version() {
    Properties properties = new Properties();
    try (InputStream in = FiresteelDriver.class.getResourceAsStream("version.properties")) {
      if (in != null) {
        properties.load(in);
      }
    } catch (IOException e) {
      // unknown, then
    }
    return properties.getProperty("version", "0.0");
  }

  @Override
  protected String getConnectStringPrefix() {
    return ConnectionUrl.PREFIX;
  }

  @Override
  public Meta createMeta(AvaticaConnection connection) {
    return new NoMeta(connection);
  }
}
