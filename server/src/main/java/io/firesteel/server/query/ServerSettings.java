package io.firesteel.server.query;

import io.firesteel.core.setting.Setting;

/** Settings of the front end; only the server's configuration may change them. */
public final class ServerSettings {
  public static final Setting<Integer> MAX_RUNNING =
      Setting.integer(
              "firesteel.server.maxRunning", 64, "Statements that produce rows at the same time.")
          .serverOnly();
  public static final Setting<Integer> MAX_QUEUED =
      Setting.integer(
              "firesteel.server.maxQueued",
              1000,
              "Statements that may wait for their turn; more are refused.")
          .serverOnly();
  public static final Setting<Long> SESSION_IDLE =
      Setting.duration(
              "firesteel.server.sessionIdle",
              "8h",
              "A session without a sign of life for so long is closed.")
          .serverOnly();

  private ServerSettings() {}
}
