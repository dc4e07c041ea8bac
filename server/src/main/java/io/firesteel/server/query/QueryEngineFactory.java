package io.firesteel.server.query;

import io.firesteel.core.setting.Settings;

/**
 * Makes the engine when the server starts. Found by {@link java.util.ServiceLoader}, so that the
 * start knows nothing of planner and engine.
 */
public interface QueryEngineFactory {

  /**
   * @param settings the server's configuration
   * @param warehouse the directory (a path or URI) that holds managed tables and the catalog
   */
  QueryEngine create(Settings settings, String warehouse);
}
