package io.firesteel.server.start;

import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Properties;
import java.util.logging.Logger;

/**
 * Stands before the driver in the shell's process, so that SQLLine, which has no place for it,
 * shows progress while a statement executes.
 */
final class ShellDriver implements Driver {
  private final Driver driver;
  private final PrintStream terminal;

  ShellDriver(Driver driver, PrintStream terminal) {
    this.driver = driver;
    this.terminal = terminal;
  }

  /** Puts one in the place of the driver of a URL. */
  static void install(String url, PrintStream terminal) throws SQLException {
    Driver driver = DriverManager.getDriver(url);
    DriverManager.registerDriver(new ShellDriver(driver, terminal));
    DriverManager.deregisterDriver(driver);
  }

  @Override
  public Connection connect(String url, Properties properties) throws SQLException {
    Connection connection = driver.connect(url, properties);
    return connection == null ? null : watched(Connection.class, connection);
  }

  /** The object with progress shown by its and its statements' {@code execute...}. */
  private <T> T watched(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> call(target, method, arguments)));
  }

  private Object call(Object target, Method method, Object[] arguments) throws Throwable {
    boolean executes = target instanceof Statement && method.getName().startsWith("execute");
    try (ProgressLine line = executes ? ProgressLine.watch((Statement) target, terminal) : null) {
      Object result = method.invoke(target, arguments);
      Class<?> type = method.getReturnType();
      return result instanceof Statement && type.isInterface() ? watchedAs(type, result) : result;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private <T> T watchedAs(Class<T> type, Object result) {
    return watched(type, type.cast(result));
  }

  @Override
  public boolean acceptsURL(String url) throws SQLException {
    return driver.acceptsURL(url);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties)
      throws SQLException {
    return driver.getPropertyInfo(url, properties);
  }

  @Override
  public int getMajorVersion() {
    return driver.getMajorVersion();
  }

  @Override
  public int getMinorVersion() {
    return driver.getMinorVersion();
  }

  @Override
  public boolean jdbcCompliant() {
    return driver.jdbcCompliant();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return driver.getParentLogger();
  }
}
