package io.firesteel.server.avatica;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.server.query.Parameter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.remote.TypedValue;
import org.apache.calcite.avatica.util.ByteString;

/** Parameter values of stock drivers. Their dates and times come as numbers of a wall clock. */
final class AvaticaParameters {
  private AvaticaParameters() {}

  static List<Parameter> of(List<TypedValue> values) {
    List<Parameter> all = new ArrayList<>();
    if (values != null) {
      for (TypedValue value : values) {
        all.add(of(value));
      }
    }
    return all;
  }

  private static Parameter of(TypedValue typed) {
    if (typed == null || typed.value == null) {
      return new Parameter(SqlType.VOID, null);
    }
    Object value = typed.toLocal();
    switch (typed.type) {
      case JAVA_SQL_DATE:
        return new Parameter(SqlType.DATE, ((Number) value).intValue());
      case JAVA_SQL_TIME:
        return new Parameter(SqlType.TIME, ((Number) value).longValue() * 1_000_000L);
      case JAVA_SQL_TIMESTAMP:
      case JAVA_UTIL_DATE:
        return new Parameter(SqlType.TIMESTAMP_NTZ, ((Number) value).longValue() * 1000L);
      default:
        return of(value);
    }
  }

  private static Parameter of(Object value) {
    if (value instanceof Boolean) {
      return new Parameter(SqlType.BOOLEAN, value);
    } else if (value instanceof Byte n) {
      return new Parameter(SqlType.TINYINT, n.intValue());
    } else if (value instanceof Short n) {
      return new Parameter(SqlType.SMALLINT, n.intValue());
    } else if (value instanceof Integer) {
      return new Parameter(SqlType.INT, value);
    } else if (value instanceof Long) {
      return new Parameter(SqlType.BIGINT, value);
    } else if (value instanceof Float) {
      return new Parameter(SqlType.FLOAT, value);
    } else if (value instanceof Double) {
      return new Parameter(SqlType.DOUBLE, value);
    } else if (value instanceof BigInteger n) {
      return decimal(new BigDecimal(n));
    } else if (value instanceof BigDecimal n) {
      return decimal(n);
    } else if (value instanceof ByteString bytes) {
      return new Parameter(SqlType.BINARY, ByteSlice.of(bytes.getBytes()));
    } else if (value instanceof byte[] bytes) {
      return new Parameter(SqlType.BINARY, ByteSlice.of(bytes));
    }
    return new Parameter(SqlType.STRING, ByteSlice.of(value.toString()));
  }

  private static Parameter decimal(BigDecimal value) {
    BigDecimal exact = value.scale() < 0 ? value.setScale(0) : value;
    int precision = Math.max(exact.precision(), exact.scale());
    if (precision > SqlType.DecimalType.MAX_PRECISION) {
      throw SqlException.of(
          "NUMERIC_VALUE_OUT_OF_RANGE.WITHOUT_SUGGESTION",
          "The parameter " + value + " has more than 38 digits.");
    }
    return new Parameter(SqlType.decimal(precision, exact.scale()), exact);
  }
}
