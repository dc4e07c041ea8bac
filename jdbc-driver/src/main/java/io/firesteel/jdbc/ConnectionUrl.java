package io.firesteel.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * {@code jdbc:firesteel://host:port/database?key=value&key=value}; properties may also follow the
 * database as {@code ;key=value}. Port 8765 if none is given. Keys starting with {@code spark.} or
 * {@code firesteel.} are settings of the session.
 */
final class ConnectionUrl {
  static final String PREFIX = "jdbc:firesteel:";
  static final int DEFAULT_PORT = 8765;

  final String host;
  final int port;
  final String database;

  /** From the URL, overridden by the properties given beside it. */
  final Map<String, String> properties = new LinkedHashMap<>();

  ConnectionUrl(String url, Properties info) throws SQLException {
    String rest = url.substring(PREFIX.length());
    if (rest.startsWith("//")) {
      rest = rest.substring(2);
    }
    int authorityEnd = firstOf(rest, "/?;", 0);
    String authority = rest.substring(0, authorityEnd);
    int pathEnd = firstOf(rest, "?;", authorityEnd);
    String path = authorityEnd < pathEnd ? rest.substring(authorityEnd + 1, pathEnd) : "";
    if (path.endsWith("/")) {
      path = path.substring(0, path.length() - 1);
    }
    if (pathEnd < rest.length()) {
      parse(rest.substring(pathEnd + 1), url);
    }
    info.stringPropertyNames().forEach(key -> properties.put(key, info.getProperty(key)));
    int at = authority.lastIndexOf('@');
    if (at >= 0) {
      throw bad(url, "put user and password into properties");
    }
    int colon = authority.lastIndexOf(':');
    if (authority.startsWith("[")) {
      int close = authority.indexOf(']');
      host = close < 0 ? authority : authority.substring(1, close);
      colon = close >= 0 && authority.startsWith(":", close + 1) ? close + 1 : -1;
    } else {
      host = colon < 0 ? authority : authority.substring(0, colon);
    }
    if (host.isEmpty()) {
      throw bad(url, "it names no host");
    }
    port = colon < 0 ? DEFAULT_PORT : port(authority.substring(colon + 1), url);
    String named = properties.remove("database");
    database = path.isEmpty() ? named : decode(path);
  }

  private static int firstOf(String text, String any, int from) {
    for (int i = from; i < text.length(); i++) {
      if (any.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private void parse(String text, String url) throws SQLException {
    for (String pair : text.split("[&;]")) {
      if (!pair.isEmpty()) {
        int equal = pair.indexOf('=');
        if (equal <= 0) {
          throw bad(url, "'" + pair + "' is not of the form key=value");
        }
        properties.put(decode(pair.substring(0, equal)), decode(pair.substring(equal + 1)));
      }
    }
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a lone percent sign
    }
  }

  private static int port(String text, String url) throws SQLException {
    try {
      int port = Integer.parseInt(text);
      if (port > 0 && port < 65536) {
        return port;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw bad(url, "'" + text + "' is not a port");
  }

  private static SQLException bad(String url, String why) {
    return SqlErrors.of("The URL " + url + " cannot be used: " + why + ".", "08001");
  }
}
