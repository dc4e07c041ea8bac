package io.firesteel.core.error;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An error with a condition, as a client gets it. Its message is {@code [CONDITION] sentence
 * SQLSTATE: xxxxx}, followed by the marked line of the SQL text if the place is known.
 */
public final class SqlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ErrorCode code;
  private final transient Map<String, String> parameters;
  private final transient SqlPlace place;
  private final String sentence;

  private SqlException(
      ErrorCode code,
      Map<String, String> parameters,
      String sentence,
      SqlPlace place,
      Throwable cause) {
    super(null, cause);
    this.code = code;
    this.parameters = parameters;
    this.sentence = sentence;
    this.place = place;
  }

  /** An error of the named condition; the sentence is a complete one, in our own words. */
  public static SqlException of(String condition, String sentence) {
    return new SqlException(ErrorCode.of(condition), Map.of(), sentence, null, null);
  }

  public static SqlException of(ErrorCode code, String sentence) {
    return new SqlException(code, Map.of(), sentence, null, null);
  }

  /** This error with one more of Spark's message parameters. */
  public SqlException with(String parameter, String value) {
    Map<String, String> all = new LinkedHashMap<>(parameters);
    all.put(parameter, value);
    return copy(Collections.unmodifiableMap(all), place, getCause());
  }

  /** This error at a place; an error that has one keeps it. */
  public SqlException at(SqlPlace where) {
    return place != null || where == null ? this : copy(parameters, where, getCause());
  }

  /** This error at another place than before: that of the same words in the client's text. */
  public SqlException movedTo(SqlPlace where) {
    return copy(parameters, where, getCause());
  }

  public SqlException causedBy(Throwable cause) {
    return copy(parameters, place, cause);
  }

  private SqlException copy(Map<String, String> params, SqlPlace where, Throwable cause) {
    SqlException other = new SqlException(code, params, sentence, where, cause);
    other.setStackTrace(getStackTrace());
    return other;
  }

  public ErrorCode code() {
    return code;
  }

  public String sqlState() {
    return code.sqlState();
  }

  /** Spark's message parameters, in order. */
  public Map<String, String> parameters() {
    return parameters;
  }

  /** The place in the SQL text, or null if unknown. */
  public SqlPlace place() {
    return place;
  }

  /** The sentence alone. */
  public String sentence() {
    return sentence;
  }

  @Override
  public String getMessage() {
    String head = "[" + code.name() + "] " + sentence + " SQLSTATE: " + code.sqlState();
    return place == null
        ? head
        : head
            + "\n== SQL (line "
            + place.line()
            + ", position "
            + place.column()
            + ") ==\n"
            + place.marked();
  }
}
