package io.firesteel.planner.algebra;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;

/** Constants as RexNodes, and back. Values are boxed as {@code core.vector.Vectors} says. */
public final class Literals {
  /** 0001-01-01 and 9999-12-31: what Calcite's dates can say. */
  private static final int FIRST_DAY = -719162;

  private static final int LAST_DAY = 2932896;

  private Literals() {}

  /** A constant; null gives a typed NULL. */
  public static RexNode make(RexBuilder rex, SqlType type, Object value) {
    FiresteelTypeFactory types = (FiresteelTypeFactory) rex.getTypeFactory();
    if (value == null) {
      return rex.makeNullLiteral(types.toRel(type, true));
    }
    RelDataType rel = types.toRel(type, false);
    switch (rel.getSqlTypeName()) {
      case BOOLEAN:
        return rex.makeLiteral((Boolean) value);
      case TINYINT, SMALLINT, INTEGER, BIGINT:
        return rex.makeExactLiteral(BigDecimal.valueOf(((Number) value).longValue()), rel);
      case DECIMAL:
        return rex.makeExactLiteral((BigDecimal) value, rel);
      case VARCHAR:
        String text = value.toString();
        // Bytes that are no UTF-8 would not come back from a Java string.
        if (!ByteSlice.of(text).equals(value)) {
          return constant(rex, rel, type, value);
        }
        return rex.makeLiteral(
            new NlsString(text, "UTF-8", org.apache.calcite.sql.SqlCollation.IMPLICIT), rel, true);
      case DATE:
        int days = (Integer) value;
        return days < FIRST_DAY || days > LAST_DAY
            ? constant(rex, rel, type, value)
            : rex.makeDateLiteral(DateString.fromDaysSinceEpoch(days));
      default:
        return constant(rex, rel, type, value);
    }
  }

  private static RexNode constant(RexBuilder rex, RelDataType rel, SqlType type, Object value) {
    return rex.makeCall(rel, new ConstantOperator(type, value), List.of());
  }

  /** Whether the node is a constant that {@link #value} can read, NULL included. */
  public static boolean isConstant(RexNode node) {
    return node instanceof RexLiteral literal && literal.getTypeName() != SqlTypeName.SARG
        || node instanceof RexCall call
            && (call.getOperator() instanceof ConstantOperator
                || isNullabilityCast(call) && isConstant(call.getOperands().get(0)));
  }

  /** Calcite's CAST to the same type, which only changes what the type says of nulls. */
  private static boolean isNullabilityCast(RexCall call) {
    return call.getKind() == SqlKind.CAST
        && FiresteelTypeFactory.toSql(call.getType())
            .equals(FiresteelTypeFactory.toSql(call.getOperands().get(0).getType()));
  }

  /** The value of a constant, boxed for our type of its RelDataType; null for NULL. */
  public static Object value(RexNode node) {
    if (node instanceof RexCall call) {
      return call.getOperator() instanceof ConstantOperator constant
          ? constant.value()
          : value(call.getOperands().get(0));
    }
    RexLiteral literal = (RexLiteral) node;
    if (literal.isNull()) {
      return null;
    }
    // getValue() would make a calendar of a date.
    return literal.getType().getSqlTypeName() == SqlTypeName.DATE
        ? (Object) literal.getValueAs(DateString.class).getDaysSinceEpoch()
        : value(literal.getType(), literal.getValue());
  }

  /** A value as RexLiterals and Sargs hold it, boxed our way. */
  public static Object value(RelDataType type, Comparable<?> value) {
    switch (type.getSqlTypeName()) {
      case TINYINT, SMALLINT, INTEGER:
        return ((BigDecimal) value).intValueExact();
      case BIGINT:
        return ((BigDecimal) value).longValueExact();
      case DECIMAL:
        return ((BigDecimal) value).setScale(Math.max(0, type.getScale()));
      case REAL:
        return value instanceof Double d
            ? (Object) d.floatValue()
            : ((BigDecimal) value).floatValue();
      case DOUBLE, FLOAT:
        return value instanceof Double d ? d : (Double) ((BigDecimal) value).doubleValue();
      case VARCHAR, CHAR:
        return ByteSlice.of(((NlsString) value).getValue());
      case DATE:
        return ((DateString) value).getDaysSinceEpoch();
      case BOOLEAN:
        return value;
      default:
        throw new IllegalArgumentException(type + " literal " + value);
    }
  }

  /** Whether the node is the literal NULL of any type. */
  public static boolean isNull(RexNode node) {
    return node instanceof RexLiteral literal && literal.isNull()
        || node.getType().getSqlTypeName() == SqlTypeName.NULL;
  }

  /** The largest integral value of a numeric constant as a BigInteger, for LIMIT and the like. */
  public static BigInteger integral(Object boxed) {
    return boxed instanceof BigDecimal d
        ? d.toBigInteger()
        : BigInteger.valueOf(((Number) boxed).longValue());
  }
}
