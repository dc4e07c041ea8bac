package io.firesteel.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of those results of DatabaseMetaData that the driver makes itself. A name stands for
 * text, after # for an INT, after ~ for a SMALLINT, after ? for a BOOLEAN.
 */
final class MetadataColumns {
  static final String TYPE_INFO =
      "TYPE_NAME,#DATA_TYPE,#PRECISION,LITERAL_PREFIX,LITERAL_SUFFIX,CREATE_PARAMS,~NULLABLE,"
          + "?CASE_SENSITIVE,~SEARCHABLE,?UNSIGNED_ATTRIBUTE,?FIXED_PREC_SCALE,?AUTO_INCREMENT,"
          + "LOCAL_TYPE_NAME,~MINIMUM_SCALE,~MAXIMUM_SCALE,#SQL_DATA_TYPE,#SQL_DATETIME_SUB,"
          + "#NUM_PREC_RADIX";
  static final String PRIMARY_KEYS =
      "TABLE_CAT,TABLE_SCHEM,TABLE_NAME,COLUMN_NAME,~KEY_SEQ,PK_NAME";
  static final String FOREIGN_KEYS =
      "PKTABLE_CAT,PKTABLE_SCHEM,PKTABLE_NAME,PKCOLUMN_NAME,FKTABLE_CAT,FKTABLE_SCHEM,FKTABLE_NAME,"
          + "FKCOLUMN_NAME,~KEY_SEQ,~UPDATE_RULE,~DELETE_RULE,FK_NAME,PK_NAME,~DEFERRABILITY";
  static final String INDEX_INFO =
      "TABLE_CAT,TABLE_SCHEM,TABLE_NAME,?NON_UNIQUE,INDEX_QUALIFIER,INDEX_NAME,~TYPE,"
          + "~ORDINAL_POSITION,COLUMN_NAME,ASC_OR_DESC,#CARDINALITY,#PAGES,FILTER_CONDITION";
  static final String ROW_IDENTIFIER =
      "~SCOPE,COLUMN_NAME,#DATA_TYPE,TYPE_NAME,#COLUMN_SIZE,#BUFFER_LENGTH,~DECIMAL_DIGITS,"
          + "~PSEUDO_COLUMN";
  static final String PROCEDURES =
      "PROCEDURE_CAT,PROCEDURE_SCHEM,PROCEDURE_NAME,RESERVED1,RESERVED2,RESERVED3,REMARKS,"
          + "~PROCEDURE_TYPE,SPECIFIC_NAME";
  static final String PROCEDURE_COLUMNS =
      "PROCEDURE_CAT,PROCEDURE_SCHEM,PROCEDURE_NAME,COLUMN_NAME,~COLUMN_TYPE,#DATA_TYPE,TYPE_NAME,"
          + "#PRECISION,#LENGTH,~SCALE,~RADIX,~NULLABLE,REMARKS,COLUMN_DEF,#SQL_DATA_TYPE,"
          + "#SQL_DATETIME_SUB,#CHAR_OCTET_LENGTH,#ORDINAL_POSITION,IS_NULLABLE,SPECIFIC_NAME";
  static final String FUNCTION_COLUMNS =
      "FUNCTION_CAT,FUNCTION_SCHEM,FUNCTION_NAME,COLUMN_NAME,~COLUMN_TYPE,#DATA_TYPE,TYPE_NAME,"
          + "#PRECISION,#LENGTH,~SCALE,~RADIX,~NULLABLE,REMARKS,#CHAR_OCTET_LENGTH,"
          + "#ORDINAL_POSITION,IS_NULLABLE,SPECIFIC_NAME";
  static final String COLUMN_PRIVILEGES =
      "TABLE_CAT,TABLE_SCHEM,TABLE_NAME,COLUMN_NAME,GRANTOR,GRANTEE,PRIVILEGE,IS_GRANTABLE";
  static final String TABLE_PRIVILEGES =
      "TABLE_CAT,TABLE_SCHEM,TABLE_NAME,GRANTOR,GRANTEE,PRIVILEGE,IS_GRANTABLE";
  static final String USER_TYPES =
      "TYPE_CAT,TYPE_SCHEM,TYPE_NAME,CLASS_NAME,#DATA_TYPE,REMARKS,~BASE_TYPE";
  static final String SUPER_TYPES =
      "TYPE_CAT,TYPE_SCHEM,TYPE_NAME,SUPERTYPE_CAT,SUPERTYPE_SCHEM,SUPERTYPE_NAME";
  static final String SUPER_TABLES = "TABLE_CAT,TABLE_SCHEM,TABLE_NAME,SUPERTABLE_NAME";
  static final String ATTRIBUTES =
      "TYPE_CAT,TYPE_SCHEM,TYPE_NAME,ATTR_NAME,#DATA_TYPE,ATTR_TYPE_NAME,#ATTR_SIZE,"
          + "#DECIMAL_DIGITS,#NUM_PREC_RADIX,#NULLABLE,REMARKS,ATTR_DEF,#SQL_DATA_TYPE,"
          + "#SQL_DATETIME_SUB,#CHAR_OCTET_LENGTH,#ORDINAL_POSITION,IS_NULLABLE,SCOPE_CATALOG,"
          + "SCOPE_SCHEMA,SCOPE_TABLE,~SOURCE_DATA_TYPE";
  static final String PSEUDO_COLUMNS =
      "TABLE_CAT,TABLE_SCHEM,TABLE_NAME,COLUMN_NAME,#DATA_TYPE,#COLUMN_SIZE,#DECIMAL_DIGITS,"
          + "#NUM_PREC_RADIX,COLUMN_USAGE,REMARKS,#CHAR_OCTET_LENGTH,IS_NULLABLE";

  private MetadataColumns() {}

  static ResultSet empty(String columns) throws SQLException {
    return result(columns, List.of());
  }

  static ResultSet result(String columns, List<Object[]> rows) throws SQLException {
    List<String> names = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    for (String column : columns.split(",")) {
      switch (column.charAt(0)) {
        case '#':
          types.add(SqlType.of(SqlType.Kind.INT));
          break;
        case '~':
          types.add(SqlType.of(SqlType.Kind.SMALLINT));
          break;
        case '?':
          types.add(SqlType.of(SqlType.Kind.BOOLEAN));
          break;
        default:
          types.add(SqlType.string());
      }
      names.add(column.replaceFirst("^[#~?]", ""));
    }
    return LocalResults.of(names, types, rows);
  }
}
