package io.firesteel.engine.function.operator;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.plan.EvalMode;
import java.util.List;

/** {@code array[i]}, {@code map[k]}, {@code struct.f} and the field of an array of structs. */
final class SubscriptOperators {
  private SubscriptOperators() {}

  /** {@code element(array, index)} and {@code element(map, key)}. */
  static Resolved resolveElement(CallSite site) {
    SqlType container = site.arguments().get(0).type();
    SqlType key = site.arguments().get(1).type();
    if (container instanceof SqlType.ArrayType array) {
      if (!key.isIntegral() && key.kind() != TypeKind.VOID) {
        throw Mismatch.unexpectedInput(site, 1, key, "\"INTEGRAL\"");
      }
      return Resolved.of(
          List.of(container, key.kind() == TypeKind.BIGINT ? SqlType.BIGINT : SqlType.INT),
          array.element(),
          true);
    }
    if (container instanceof SqlType.MapType map) {
      return Resolved.of(List.of(container, map.key()), map.value(), true);
    }
    throw Mismatch.unexpectedInput(site, 0, container, "(\"ARRAY\" or \"MAP\")");
  }

  static Kernel bindElement(BindContext context) {
    if (context.argument(0) instanceof SqlType.MapType map) {
      return new MapLookup(RowComparator.of(map.key()));
    }
    return new ArrayLookup(context.mode());
  }

  private static SqlException invalidIndex(long index, int size) {
    return SqlException.of(
            "INVALID_ARRAY_INDEX",
            "The array of "
                + size
                + " elements has none at "
                + index
                + "; the function get gives NULL instead.")
        .with("indexValue", Long.toString(index))
        .with("arraySize", Integer.toString(size))
        .with("ansiConfig", "\"spark.sql.ansi.enabled\"");
  }

  private static final class ArrayLookup implements Kernel {
    private final EvalMode mode;
    private final Operand indexes = new Operand();

    ArrayLookup(EvalMode mode) {
      this.mode = mode;
    }

    @Override
    public boolean canFail() {
      return mode == EvalMode.ANSI;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      ListVector list = (ListVector) arguments[0].flatten();
      Validity validity = Failures.validity(arguments, n);
      int[] ints =
          arguments[1].physical() == io.firesteel.core.type.PhysicalType.INT
              ? indexes.ints(arguments[1], n)
              : null;
      long[] longs = ints == null ? indexes.longs(arguments[1], n) : null;
      int[] rows = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = -1;
        if (validity.isValid(i)) {
          long index = ints != null ? ints[i] : longs[i];
          if (index >= 0 && index < list.size(i)) {
            rows[i] = list.offset(i) + (int) index;
          } else if (mode == EvalMode.ANSI) {
            throw invalidIndex(index, list.size(i));
          }
        }
      }
      return list.elements().selectOrNull(rows, n);
    }
  }

  private static final class MapLookup implements Kernel {
    private final RowComparator order;

    MapLookup(RowComparator order) {
      this.order = order;
    }

    @Override
    public boolean canFail() {
      return false;
    }

    @Override
    public ColumnVector evaluate(ColumnVector[] arguments, int n) {
      MapVector map = (MapVector) arguments[0].flatten();
      ColumnVector keys = map.keys();
      ColumnVector wanted = arguments[1];
      Validity validity = Failures.validity(arguments, n);
      int[] rows = new int[n];
      for (int i = 0; i < n; i++) {
        rows[i] = -1;
        if (validity.isValid(i)) {
          int from = map.offset(i);
          for (int k = from; k < from + map.size(i); k++) {
            if (order.compare(keys, k, wanted, i) == 0) {
              rows[i] = k;
              break;
            }
          }
        }
      }
      return map.values().selectOrNull(rows, n);
    }
  }

  /** {@code get_field(struct, ordinal)}, where the struct may also be an array of structs. */
  static Resolved resolveField(CallSite site) {
    SqlType container = site.arguments().get(0).type();
    int ordinal = ((Number) site.arguments().get(1).value()).intValue();
    List<SqlType> types = List.of(container, SqlType.INT);
    if (container instanceof SqlType.ArrayType array
        && array.element() instanceof SqlType.StructType struct) {
      SqlType.Field field = struct.fields().get(ordinal);
      return Resolved.of(
          types,
          SqlType.array(field.type(), array.containsNull() || field.nullable()),
          NumericTypes.nullable(site));
    }
    SqlType.Field field = ((SqlType.StructType) container).fields().get(ordinal);
    return Resolved.of(types, field.type(), field.nullable() || NumericTypes.nullable(site));
  }

  static Kernel bindField(BindContext context) {
    int ordinal = (Integer) context.constant(1);
    if (context.argument(0) instanceof SqlType.ArrayType) {
      return (arguments, n) -> {
        ListVector list = (ListVector) arguments[0].flatten();
        ColumnVector field = field(list.elements(), ordinal);
        return new ListVector(list.offsets(), list.lengths(), field, list.validity(), n);
      };
    }
    return (arguments, n) -> field(arguments[0], ordinal);
  }

  /** The field of each struct; null where the struct is. */
  private static ColumnVector field(ColumnVector structs, int ordinal) {
    StructVector struct = (StructVector) structs.flatten();
    ColumnVector field = struct.field(ordinal);
    if (struct.validity().allValid()) {
      return field;
    }
    int n = struct.length();
    ColumnVector flat = field.flatten();
    return Vectors.withValidity(flat, Validity.and(Vectors.validity(flat), struct.validity(), n));
  }
}
