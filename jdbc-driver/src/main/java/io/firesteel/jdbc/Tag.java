package io.firesteel.jdbc;

/** The sections of messages, as the server's protocol numbers them. */
final class Tag {
  static final int SESSION = 1;
  static final int STATEMENT = 2;
  static final int SQL = 3;
  static final int PREPARED = 4;
  static final int PARAMETERS = 5;
  static final int LIMITS = 6;
  static final int PROPERTIES = 7;
  static final int CATALOG = 8;

  static final int COLUMNS = 32;
  static final int FRAME = 33;
  static final int UPDATE_COUNT = 34;
  static final int END = 35;
  static final int PENDING = 36;
  static final int ERROR = 37;
  static final int WARNING = 38;
  static final int STATE = 39;
  static final int QUERY = 40;
  static final int PREPARATION = 41;
  static final int PROGRESS = 42;
  static final int SERVER = 44;

  private Tag() {}
}
