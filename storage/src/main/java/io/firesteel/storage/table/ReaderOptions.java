package io.firesteel.storage.table;

import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.fs.GlobFilter;
import org.apache.hadoop.fs.Path;

/**
 * Options of a table or path, named as Spark names them, without regard to case.
 *
 * @param mergeSchema whether the columns are those of all files instead of one
 * @param recursive whether files in all directories below count, and directories name no partitions
 * @param basePath where partition directories begin
 * @param glob pattern of the names of files that count
 */
record ReaderOptions(
    boolean mergeSchema, boolean recursive, Optional<String> basePath, Optional<GlobFilter> glob) {

  static ReaderOptions of(Map<String, String> given, Settings settings) {
    Map<String, String> options = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    options.putAll(given);
    String merge = options.get("mergeSchema");
    return new ReaderOptions(
        merge == null ? settings.get(SparkSettings.MERGE_SCHEMA) : Boolean.parseBoolean(merge),
        Boolean.parseBoolean(options.get("recursiveFileLookup")),
        Optional.ofNullable(options.get("basePath")),
        Optional.ofNullable(options.get("pathGlobFilter")).map(ReaderOptions::pattern));
  }

  private static GlobFilter pattern(String text) {
    try {
      return new GlobFilter(text);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a file name pattern: " + text, e);
    }
  }

  boolean accepts(String path) {
    return glob.isEmpty() || glob.get().accept(new Path(path));
  }
}
