package io.firesteel.server.query;

import io.firesteel.core.setting.Settings;

/** Lets the program run with the fake engine, by a service file on the class path. */
public final class FakeEngineFactory implements QueryEngineFactory {
  @Override
  public QueryEngine create(Settings settings, String warehouse) {
    return new FakeEngine();
  }
}
