package io.firesteel.jdbc;

import java.sql.SQLException;

/** Where a result set gets its frames from. */
interface FrameSource {

  /** The next frame, null at the end. The frame before it must not be used any more. */
  Frame next() throws SQLException;

  /** Frees what the server holds; any thread, more than once. */
  void close();
}
