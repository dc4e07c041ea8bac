package io.firesteel.planner.analyse;

import io.firesteel.storage.catalog.Catalog;
import io.firesteel.storage.catalog.CatalogFunction;
import io.firesteel.storage.catalog.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds the SQL functions of the session and the catalog. */
final class FunctionLookup {
  private final Analysis analysis;

  FunctionLookup(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The function of a name; null if there is none. */
  UserFunctions.Found find(List<String> parts) {
    String last = parts.get(parts.size() - 1);
    if (parts.size() == 1) {
      return byPath(last, false);
    }
    boolean session =
        parts.get(parts.size() - 2).equalsIgnoreCase("session")
            && (parts.size() == 2 || parts.size() == 3 && parts.get(0).equalsIgnoreCase("system"));
    if (session) {
      return temporary(last);
    }
    return switch (parts.size()) {
      case 2 -> persistent(analysis.query.catalog(), parts.get(0), last);
      case 3 ->
          parts.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG)
              ? persistent(parts.get(0), parts.get(1), last)
              : null;
      default -> null;
    };
  }

  /** The function of a simple name that comes before a built-in one; null if there is none. */
  UserFunctions.Found beforeBuiltIn(String name) {
    return byPath(name, true);
  }

  private UserFunctions.Found byPath(String name, boolean beforeBuiltIn) {
    for (List<String> schema : analysis.path().entries()) {
      UserFunctions.Found found = null;
      if (SearchPath.same(schema, SearchPath.SESSION)) {
        found = temporary(name);
      } else if (!SearchPath.same(schema, SearchPath.BUILTIN)) {
        found =
            schema.size() == 2 && schema.get(0).equalsIgnoreCase(Catalog.SPARK_CATALOG)
                ? persistent(schema.get(0), schema.get(1), name)
                : null;
      } else if (beforeBuiltIn) {
        return null;
      }
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private UserFunctions.Found temporary(String name) {
    return analysis
        .context
        .session()
        .temporaryFunction(name)
        .map(f -> new UserFunctions.Found(f, List.of(f.name().table())))
        .orElse(null);
  }

  private UserFunctions.Found persistent(String catalog, String database, String name) {
    Optional<CatalogFunction> found =
        analysis.context.catalog().function(new TableName(catalog, database, name));
    return found
        .map(
            f ->
                new UserFunctions.Found(
                    f,
                    List.of(
                        f.name().catalog(),
                        f.name().database(),
                        f.name().table().toLowerCase(Locale.ROOT))))
        .orElse(null);
  }
}
