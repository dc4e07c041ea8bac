package io.firesteel.jdbc;

import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;

/** Makes the exceptions that callers see: the class follows from the SQLSTATE. */
final class SqlErrors {
  private SqlErrors() {}

  static SQLException of(String message, String state) {
    return of(message, state, null);
  }

  static SQLException of(String message, String state, Throwable cause) {
    String s = state == null ? "HY000" : state;
    if (s.equals("HYT00")) {
      return new SQLTimeoutException(message, s, cause);
    }
    switch (s.substring(0, Math.min(2, s.length()))) {
      case "08":
        return new SQLNonTransientConnectionException(message, s, cause);
      case "0A":
        return new SQLFeatureNotSupportedException(message, s, cause);
      case "22":
        return new SQLDataException(message, s, cause);
      case "23":
        return new SQLIntegrityConstraintViolationException(message, s, cause);
      case "28":
        return new SQLInvalidAuthorizationSpecException(message, s, cause);
      case "42":
        return new SQLSyntaxErrorException(message, s, cause);
      case "53":
        return new SQLTransientException(message, s, cause);
      default:
        return new SQLException(message, s, cause);
    }
  }

  static SQLException closed(String what) {
    return new SQLException(what + " is closed.", "HY010");
  }

  static SQLFeatureNotSupportedException unsupported(String what) {
    return new SQLFeatureNotSupportedException(what + " is not supported.", "0A000");
  }

  static SQLException conversion(SqlType type, String target) {
    return new SQLDataException(
        "A value of " + type + " cannot be read as " + target + ".", "22018");
  }

  static SQLException outOfRange(Object value, String target) {
    return new SQLDataException("The value " + value + " does not fit " + target + ".", "22003");
  }

  static SQLException badText(String text, String target) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new SQLDataException("The text '" + shown + "' is not " + target + ".", "22018");
  }

  static SQLException argument(String message) {
    return new SQLException(message, "HY024");
  }

  static SQLException protocol(RuntimeException e) {
    return new SQLNonTransientConnectionException(
        "The server's reply is damaged: " + e, "08P01", e);
  }
}
