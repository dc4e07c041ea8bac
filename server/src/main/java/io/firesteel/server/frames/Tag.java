package io.firesteel.server.frames;

/** The sections of messages; see the package for the notation. */
public final class Tag {
  // Requests.
  /** string session. */
  public static final int SESSION = 1;

  /** long statement: a number that the client chose. */
  public static final int STATEMENT = 2;

  /** string text. */
  public static final int SQL = 3;

  /** No content: execute what was prepared under the statement's number. */
  public static final int PREPARED = 4;

  /** int count, then type and value of each parameter; once for each row of a batch. */
  public static final int PARAMETERS = 5;

  /** long timeout in ms, long max rows, int fetch size, int accepted codecs (bit 1: zstd). */
  public static final int LIMITS = 6;

  /** int count, then string key, string value of each. */
  public static final int PROPERTIES = 7;

  /** string question, int count, then string argument of each. */
  public static final int CATALOG = 8;

  // Replies.
  /** int count, then string name, byte nullable, type of each column. */
  public static final int COLUMNS = 32;

  /** long first row, byte codec (0 raw, 1 zstd), int raw length, the frame. */
  public static final int FRAME = 33;

  /** long rows, -1 for none. */
  public static final int UPDATE_COUNT = 34;

  /** byte: 1 the result ends here, 0 more to come. */
  public static final int END = 35;

  /** No content: nothing to hand out yet, ask for the next frame. */
  public static final int PENDING = 36;

  /**
   * string condition, string SQLSTATE, string message, int position (-1 unknown), string query id.
   */
  public static final int ERROR = 37;

  /** string message. */
  public static final int WARNING = 38;

  /** string catalog, string database, string time zone: what they are now. */
  public static final int STATE = 39;

  /** string query id. */
  public static final int QUERY = 40;

  /** byte kind (ordinal of StatementKind), int count, then type of each parameter. */
  public static final int PREPARATION = 41;

  /** long done, long total, long rows, long bytes, long memory, long elapsed ms. */
  public static final int PROGRESS = 42;

  /** int count, then long of each. */
  public static final int UPDATE_COUNTS = 43;

  /** string version, int wire version. */
  public static final int SERVER = 44;

  private Tag() {}
}
