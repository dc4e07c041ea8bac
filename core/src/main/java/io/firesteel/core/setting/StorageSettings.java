package io.firesteel.core.setting;

/** Settings of the catalog and of tables. */
public final class StorageSettings {
  public static final Setting<String> WAREHOUSE =
      Setting.text(
              "spark.sql.warehouse.dir",
              "warehouse",
              "Directory of managed tables: a path, or a URI such as hdfs://host/dir.")
          .serverOnly();
  public static final Setting<String> CATALOG_URL =
      Setting.text(
              "firesteel.catalog.url",
              "",
              "JDBC URL of the catalog's database (PostgreSQL or H2); empty means an embedded"
                  + " database in .catalog below the warehouse.")
          .serverOnly();
  public static final Setting<String> CATALOG_USER =
      Setting.text("firesteel.catalog.user", "", "User of the catalog's database.").serverOnly();
  public static final Setting<String> CATALOG_PASSWORD =
      Setting.text("firesteel.catalog.password", "", "Password of that user.").serverOnly();

  public static final Setting<Boolean> PARTITION_TYPE_INFERENCE =
      Setting.bool(
          "spark.sql.sources.partitionColumnTypeInference.enabled",
          true,
          "Whether the types of partition columns are found from the directories' names; otherwise"
              + " they are strings.");

  public static final Setting<String> PARQUET_COMPRESSION =
      Setting.text(
          "spark.sql.parquet.compression.codec",
          "snappy",
          "Compression of Parquet files: none, snappy, gzip, zstd or lz4_raw.");

  private StorageSettings() {}
}
