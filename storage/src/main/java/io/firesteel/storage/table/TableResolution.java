package io.firesteel.storage.table;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.CatalogPartition;
import io.firesteel.storage.catalog.Column;
import io.firesteel.storage.catalog.ResolvedTable;
import io.firesteel.storage.catalog.TableDetails;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.table.PartitionDiscovery.Partitions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a table of the files below some roots. Lives for one call. */
final class TableResolution {
  private static final Logger LOG = LoggerFactory.getLogger(TableResolution.class);

  private final String description;
  private final String provider;
  private final String location;
  private final List<Column> declared;
  private final List<String> declaredPartitions;
  private final TableDetails details;
  private final Map<String, CatalogPartition> entries;
  private final ReaderOptions options;
  private final Settings settings;
  private final FileLister lister;
  private final FileFormat format;
  private final FooterReaders readers;
  private final boolean caseSensitive;

  TableResolution(
      String description,
      String provider,
      String location,
      List<Column> declared,
      List<String> declaredPartitions,
      TableDetails details,
      ReaderOptions options,
      Settings settings,
      FileLister lister,
      FileFormat format,
      FooterReaders readers) {
    this.description = description;
    this.provider = provider;
    this.location = location;
    this.declared = declared;
    this.declaredPartitions = declaredPartitions;
    this.details = details;
    this.entries = details.partitions();
    this.options = options;
    this.settings = settings;
    this.lister = lister;
    this.format = format;
    this.readers = readers;
    this.caseSensitive = settings.get(SparkSettings.CASE_SENSITIVE);
  }

  ResolvedTable resolve(List<FileLister.Root> roots) {
    Map<DataFile, String> listed = new LinkedHashMap<>();
    Map<String, String> directories = new LinkedHashMap<>();
    Set<String> direct = new HashSet<>();
    list(roots, listed, directories, direct);
    hide(roots, listed, directories);
    Partitions partitions = partitions(directories);

    List<TableFile> files = new ArrayList<>();
    listed.forEach(
        (file, directory) -> {
          List<Object> values = values(partitions, directory, direct);
          if (values != null && file.length() > 0) {
            files.add(new TableFile(file, values));
          }
        });
    elsewhere(partitions.columns(), files);
    List<Column> data = declared.isEmpty() ? inferred(files) : declared;
    return assemble(data, partitions.columns(), files);
  }

  /**
   * Lists the roots.
   *
   * @param listed receives the files and the directory of each
   * @param directories receives the directories, and the base path each is below
   * @param direct receives the directories whose files count even if nothing is partitioned
   */
  private void list(
      List<FileLister.Root> roots,
      Map<DataFile, String> listed,
      Map<String, String> directories,
      Set<String> direct) {
    String basePath =
        options.basePath().map(lister::qualify).map(TableResolution::plain).orElse("");
    for (FileLister.Root root : roots) {
      String base = root.file() ? directory(root.path()) : plain(root.path());
      direct.add(base);
      boolean below = !basePath.isEmpty() && (base + "/").startsWith(basePath + "/");
      for (DataFile file : lister.files(root)) {
        if (options.accepts(file.path())) {
          String directory = directory(file.path());
          directories.put(directory, below ? basePath : base);
          listed.put(file, directory);
        }
      }
    }
  }

  /** Forgets what is in the usual directories of partitions that were dropped or are elsewhere. */
  private void hide(
      List<FileLister.Root> roots, Map<DataFile, String> listed, Map<String, String> directories) {
    if (entries.isEmpty()) {
      return;
    }
    Set<String> hidden = new HashSet<>();
    for (FileLister.Root root : roots) {
      entries.forEach(
          (path, entry) -> {
            if (entry.dropped() || entry.location().isPresent()) {
              hidden.add(plain(root.path()) + "/" + path);
            }
          });
    }
    listed.values().removeIf(hidden::contains);
    directories.keySet().removeIf(hidden::contains);
  }

  /** Adds the files of partitions whose directories are not the usual ones. */
  private void elsewhere(List<SqlType.Field> columns, List<TableFile> files) {
    PartitionTypes types = new PartitionTypes(settings);
    entries.forEach(
        (path, entry) -> {
          if (entry.location().isPresent() && lister.exists(entry.location().get())) {
            List<Object> values = values(types, path, columns);
            for (FileLister.Root root : lister.roots(entry.location().get())) {
              for (DataFile file : lister.files(root)) {
                if (options.accepts(file.path()) && file.length() > 0) {
                  files.add(new TableFile(file, values));
                }
              }
            }
          }
        });
  }

  /** The values of a partition's path in the order of the columns. */
  private List<Object> values(PartitionTypes types, String path, List<SqlType.Field> columns) {
    Object[] values = new Object[columns.size()];
    for (String segment : path.split("/")) {
      int equals = segment.indexOf('=');
      String name = PartitionPath.unescape(segment.substring(0, equals));
      for (int i = 0; i < values.length; i++) {
        if (same(columns.get(i).name(), name)) {
          values[i] = types.value(segment.substring(equals + 1), columns.get(i).type(), name);
        }
      }
    }
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  private Partitions partitions(Map<String, String> directories) {
    List<SqlType.Field> fields = declared.stream().map(Column::field).toList();
    Partitions found =
        options.recursive()
            ? Partitions.NONE
            : new PartitionDiscovery(new PartitionTypes(settings), caseSensitive)
                .find(directories, fields);
    if (declaredPartitions.isEmpty()) {
      return found;
    }
    List<String> names = found.columns().stream().map(SqlType.Field::name).toList();
    if (names.isEmpty()) {
      List<SqlType.Field> columns =
          declaredPartitions.stream()
              .map(name -> fields.stream().filter(f -> same(f.name(), name)).findFirst().get())
              .toList();
      return new Partitions(columns, Map.of());
    }
    if (!keys(names).equals(keys(declaredPartitions))) {
      throw PartitionDiscovery.conflict(
          List.of(String.join(", ", declaredPartitions), String.join(", ", names)),
          List.of(found.values().keySet().iterator().next()));
    }
    return found;
  }

  /** The partition values of a file in the directory; null if it does not belong to the table. */
  private List<Object> values(Partitions partitions, String directory, Set<String> direct) {
    if (!partitions.columns().isEmpty()) {
      return partitions.values().get(directory);
    }
    return options.recursive() || direct.contains(directory) ? List.of() : null;
  }

  /** The columns of one file, or of all of them. */
  private List<Column> inferred(List<TableFile> files) {
    List<SqlType.Field> fields;
    if (format.infersFromRows()) {
      fields = format.infer(files.stream().map(TableFile::file).toList(), settings);
    } else {
      fields = options.mergeSchema() ? mergedSchema(files) : firstSchema(files);
    }
    if (fields == null) {
      throw SqlException.of(
              "UNABLE_TO_INFER_SCHEMA",
              "There is no " + formatName() + " file in " + location + " that tells the columns.")
          .with("format", formatName());
    }
    Set<String> seen = new HashSet<>();
    List<Column> columns = new ArrayList<>(fields.size());
    for (SqlType.Field field : fields) {
      if (!seen.add(key(field.name()))) {
        throw PartitionDiscovery.duplicateColumn(field.name());
      }
      columns.add(Column.of(field.name(), nullable(field.type())));
    }
    return columns;
  }

  /** As Spark's messages write it. */
  private String formatName() {
    switch (provider) {
      case "parquet":
        return "Parquet";
      case "text":
        return "Text";
      default:
        return provider.toUpperCase(Locale.ROOT);
    }
  }

  private List<SqlType.Field> firstSchema(List<TableFile> files) {
    boolean skipCorrupt = settings.get(SparkSettings.IGNORE_CORRUPT_FILES);
    for (TableFile file : files) {
      try {
        return format.schema(file.file(), settings);
      } catch (SqlException e) {
        if (!skipCorrupt) {
          throw e;
        }
        LOG.warn("Skipped {}: {}", file.file().path(), e.getMessage());
      }
    }
    return null;
  }

  private List<SqlType.Field> mergedSchema(List<TableFile> files) {
    List<List<SqlType.Field>> schemas = readers.map(files, file -> firstSchema(List.of(file)));
    List<SqlType.Field> merged = null;
    for (int i = 0; i < files.size(); i++) {
      List<SqlType.Field> next = schemas.get(i);
      if (merged == null) {
        merged = next;
      } else if (next != null) {
        merged = new SchemaMerge(caseSensitive, files.get(i).file().path()).merge(merged, next);
      }
    }
    return merged;
  }

  /** A column of the files; those that lack it have what it was added with. */
  private ScanColumn fileColumn(Column column) {
    String text = details.existingDefaults().get(column.name());
    Object missing =
        text == null
            ? null
            : new PartitionTypes(settings.with(SparkSettings.TIME_ZONE.key(), "UTC"))
                .value(PartitionPath.escape(text), column.type(), column.name());
    return new ScanColumn(column.name(), column.type(), ScanColumn.Source.FILE, -1, missing);
  }

  private ResolvedTable assemble(
      List<Column> data, List<SqlType.Field> partitions, List<TableFile> files) {
    Map<String, Integer> positions = new TreeMap<>();
    for (int i = 0; i < partitions.size(); i++) {
      positions.put(key(partitions.get(i).name()), i);
    }
    List<Column> columns = new ArrayList<>();
    List<ScanColumn> scans = new ArrayList<>();
    for (Column column : data) {
      Integer position = positions.remove(key(column.name()));
      if (position == null) {
        columns.add(column);
        scans.add(fileColumn(column));
      } else {
        // The directory's value holds, also where the files have such a column.
        SqlType type = partitions.get(position).type();
        columns.add(column.withType(type).withNullable(true));
        scans.add(ScanColumn.partition(column.name(), type, position));
      }
    }
    List<Integer> rest = new ArrayList<>(positions.values());
    Collections.sort(rest);
    for (int position : rest) {
      SqlType.Field partition = partitions.get(position);
      columns.add(Column.of(partition));
      scans.add(ScanColumn.partition(partition.name(), partition.type(), position));
    }
    return new DirectoryTable(
        description,
        provider,
        location,
        !declared.isEmpty(),
        columns,
        scans,
        files,
        new FooterStatistics(format.withColumns(fileFields(columns, scans)), readers, settings));
  }

  private static List<SqlType.Field> fileFields(List<Column> columns, List<ScanColumn> scans) {
    List<SqlType.Field> fields = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      if (scans.get(i).source() == ScanColumn.Source.FILE) {
        fields.add(columns.get(i).field());
      }
    }
    return fields;
  }

  /** Files may say NOT NULL, but nobody holds the next file to it. */
  private static SqlType nullable(SqlType type) {
    if (type instanceof SqlType.ArrayType array) {
      return SqlType.array(nullable(array.element()));
    }
    if (type instanceof SqlType.MapType map) {
      return SqlType.map(nullable(map.key()), nullable(map.value()));
    }
    if (type instanceof SqlType.StructType struct) {
      return SqlType.struct(
          struct.fields().stream().map(f -> SqlType.field(f.name(), nullable(f.type()))).toList());
    }
    return type;
  }

  private List<String> keys(List<String> names) {
    return names.stream().map(this::key).toList();
  }

  private String key(String name) {
    return caseSensitive ? name : name.toLowerCase(Locale.ROOT);
  }

  private boolean same(String a, String b) {
    return key(a).equals(key(b));
  }

  private static String directory(String file) {
    return file.substring(0, Math.max(file.lastIndexOf('/'), 0));
  }

  /** Without a slash at the end. */
  private static String plain(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
