package io.firesteel.engine.plan;

import io.firesteel.core.type.SqlType;
import java.io.Serializable;
import java.util.List;

/**
 * What a scan reads. Implemented by {@code engine.operator.scan} over storage's resolved tables, so
 * that plans stay free of file formats.
 */
public interface ScanSource extends Serializable {
  /** The table's name or the path, for EXPLAIN. */
  String name();

  /** All columns, partition columns last. */
  List<SqlType.Field> schema();
}
