package io.firesteel.server.statement;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.StorageSettings;
import io.firesteel.server.query.QueryEngine;
import io.firesteel.server.query.QueryEngineFactory;

/** Makes the SQL engine when the server starts; named in META-INF/services. */
public final class SqlEngineFactory implements QueryEngineFactory {
  @Override
  public QueryEngine create(Settings settings, String warehouse) {
    Settings located =
        warehouse == null ? settings : settings.with(StorageSettings.WAREHOUSE.key(), warehouse);
    return SqlEngine.open(located);
  }
}
