package io.firesteel.storage.write;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.setting.StorageSettings;
import io.firesteel.core.type.SqlType;
import io.firesteel.storage.catalog.Column;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * What is to be written where.
 *
 * @param location URI of the directory
 * @param columns columns of the batches: data columns, then partition columns
 * @param partitionColumns how many of the last columns are partition columns
 * @param overwrite what happens to files that are there
 * @param staticPartition with REPLACE_ALL only files in these directories go: the leading partition
 *     columns' values as directory names, such as {@code a=1/b=x}; empty for the whole table
 * @param elsewhere directories of partitions that are not the usual ones, by relative path
 * @param codec compression
 * @param zone zone in which timestamps of partition columns are written
 * @param rowGroupBytes about how large a row group gets before compression
 * @param rows what writes the files, or null for Parquet
 */
public record WriteSpec(
    String location,
    List<Column> columns,
    int partitionColumns,
    OverwriteMode overwrite,
    String staticPartition,
    Map<String, String> elsewhere,
    CompressionCodecName codec,
    ZoneId zone,
    long rowGroupBytes,
    RowFormat rows) {
  private static final long DEFAULT_ROW_GROUP = 128L << 20;

  /** Many partitions have many files open at once. */
  private static final long PARTITIONED_ROW_GROUP = 16L << 20;

  public WriteSpec {
    columns = List.copyOf(columns);
    elsewhere = Map.copyOf(elsewhere);
  }

  /**
   * A write with the format's options, {@code compression} and {@code parquet.block.size}.
   *
   * @throws SqlException for columns that cannot be written, or a codec that is not known
   */
  public static WriteSpec of(
      String location,
      List<Column> columns,
      int partitionColumns,
      OverwriteMode overwrite,
      Map<String, String> options,
      Settings settings) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(options);
    String codec =
        all.getOrDefault(
            "compression",
            all.getOrDefault(
                "parquet.compression", settings.get(StorageSettings.PARQUET_COMPRESSION)));
    requireDataColumn(columns, partitionColumns);
    List<SqlType.Field> data =
        columns.subList(0, columns.size() - partitionColumns).stream().map(Column::field).toList();
    ParquetSchema.check(data, settings.get(SparkSettings.CASE_SENSITIVE));
    String size = all.get("parquet.block.size");
    return new WriteSpec(
        location,
        columns,
        partitionColumns,
        overwrite,
        "",
        Map.of(),
        codec(codec),
        settings.get(SparkSettings.TIME_ZONE),
        size != null
            ? Long.parseLong(size)
            : partitionColumns > 0 ? PARTITIONED_ROW_GROUP : DEFAULT_ROW_GROUP,
        null);
  }

  /**
   * A write of another format than Parquet.
   *
   * @param rows writes the files
   * @throws SqlException ALL_PARTITION_COLUMNS_NOT_ALLOWED
   */
  public static WriteSpec of(
      String location,
      List<Column> columns,
      int partitionColumns,
      OverwriteMode overwrite,
      RowFormat rows,
      Settings settings) {
    requireDataColumn(columns, partitionColumns);
    return new WriteSpec(
        location,
        columns,
        partitionColumns,
        overwrite,
        "",
        Map.of(),
        CompressionCodecName.UNCOMPRESSED,
        settings.get(SparkSettings.TIME_ZONE),
        DEFAULT_ROW_GROUP,
        rows);
  }

  private static void requireDataColumn(List<Column> columns, int partitionColumns) {
    if (columns.size() == partitionColumns && partitionColumns > 0) {
      throw SqlException.of(
          "ALL_PARTITION_COLUMNS_NOT_ALLOWED",
          "A table needs at least one column that is not a partition column.");
    }
  }

  /** The ending of the files' names. */
  String extension() {
    return rows != null ? rows.extension() : codec.getExtension() + ".parquet";
  }

  public WriteSpec withStaticPartition(String directories) {
    return new WriteSpec(
        location,
        columns,
        partitionColumns,
        overwrite,
        directories,
        elsewhere,
        codec,
        zone,
        rowGroupBytes,
        rows);
  }

  public WriteSpec withElsewhere(Map<String, String> directories) {
    return new WriteSpec(
        location,
        columns,
        partitionColumns,
        overwrite,
        staticPartition,
        directories,
        codec,
        zone,
        rowGroupBytes,
        rows);
  }

  List<Column> dataColumns() {
    return columns.subList(0, columns.size() - partitionColumns);
  }

  private static CompressionCodecName codec(String name) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "none":
      case "uncompressed":
        return CompressionCodecName.UNCOMPRESSED;
      case "snappy":
        return CompressionCodecName.SNAPPY;
      case "gzip":
        return CompressionCodecName.GZIP;
      case "zstd":
        return CompressionCodecName.ZSTD;
      case "lz4":
      case "lz4_raw":
        return CompressionCodecName.LZ4_RAW;
      default:
        throw SqlException.of(
                "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION",
                "Files cannot be compressed with "
                    + name
                    + ", only with none, snappy, gzip, zstd"
                    + " or lz4_raw.")
            .with("codecName", name)
            .with("availableCodecs", "none, snappy, gzip, zstd, lz4_raw");
    }
  }
}
