package io.firesteel.storage.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers recorded from Spark 4.2. */
class SchemaMappingTest {
  private static String type(String field) {
    return SchemaMapping.EXACT
        .fields(MessageTypeParser.parseMessageType("message m { " + field + " }"))
        .get(0)
        .type()
        .simpleName();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "required int32 a; | int",
        "required int32 a (INTEGER(8,true)); | tinyint",
        "required int32 a (INTEGER(16,true)); | smallint",
        "required int32 a (INTEGER(8,false)); | smallint",
        "required int32 a (INTEGER(16,false)); | int",
        "required int32 a (INTEGER(32,false)); | bigint",
        "required int64 a (INTEGER(64,false)); | decimal(20,0)",
        "required int32 a (DECIMAL(5,2)); | decimal(5,2)",
        "required binary a (DECIMAL(38,10)); | decimal(38,10)",
        "required int32 a (DATE); | date",
        "required int64 a (TIMESTAMP(MILLIS,true)); | timestamp",
        "required int64 a (TIMESTAMP(MICROS,false)); | timestamp_ntz",
        "required int64 a (TIME(MICROS,false)); | time(6)",
        "required int96 a; | timestamp",
        "required binary a; | binary",
        "required binary a (ENUM); | string",
        "required binary a (JSON); | string",
        "required binary a (BSON); | binary",
        "required fixed_len_byte_array(3) a; | binary",
        "repeated int32 a; | array<int>",
        "optional group a (LIST) { repeated int32 x; } | array<int>",
        "optional group a (LIST) { repeated group list { optional int32 element; } } | array<int>",
        "optional group a (LIST) { repeated group array { optional int32 x; } } | array<struct<x:int>>",
        "optional group a (LIST) { repeated group a_tuple { optional int32 x; } } | array<struct<x:int>>",
        "optional group a (LIST) { repeated group e { required int32 x; required int32 y; } } | array<struct<x:int,y:int>>",
        "optional group a (MAP) { repeated group kv { required int32 k; optional boolean v; } } | map<int,boolean>",
        "optional group a { optional int32 x; } | struct<x:int>",
      })
  void mapsAsSparkDoes(String field, String expected) {
    assertThat(type(field)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "required int64 a (TIMESTAMP(NANOS,true)); | PARQUET_TYPE_ILLEGAL",
        "required int64 a (TIME(MICROS,true)); | PARQUET_TYPE_ILLEGAL",
        "required int32 a (TIME(MILLIS,false)); | PARQUET_TYPE_ILLEGAL",
        "required fixed_len_byte_array(16) a (UUID); | PARQUET_TYPE_ILLEGAL",
        "required fixed_len_byte_array(2) a (FLOAT16); | PARQUET_TYPE_ILLEGAL",
        "required fixed_len_byte_array(12) a (INTERVAL); | PARQUET_TYPE_NOT_SUPPORTED",
      })
  void refusesWhatSparkRefuses(String field, String condition) {
    assertThatThrownBy(() -> type(field))
        .isInstanceOfSatisfying(
            SqlException.class, e -> assertThat(e.code().name()).isEqualTo(condition));
  }
}
