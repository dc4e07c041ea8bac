package io.firesteel.engine.function.cast;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.CastRules;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.QueryContext;
import io.firesteel.engine.variant.VariantJson;
import io.firesteel.engine.variant.VariantScalar;
import io.firesteel.engine.variant.VariantTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Casts to VARIANT, and of a variant's tree to other types. Belongs to one thread. */
public final class VariantCasts {
  private final SqlType target;
  private final boolean tries;
  private final QueryContext query;
  private final Map<SqlType, Kernel> kernels = new HashMap<>();

  /**
   * @param tries whether what does not fit is null
   */
  public VariantCasts(SqlType target, boolean tries, QueryContext query) {
    this.target = target;
    this.tries = tries;
    this.query = query;
  }

  static Kernel to(SqlType from) {
    return Kernel.infallible(
        (arguments, n) -> {
          VectorBuilder out = VectorBuilder.of(SqlType.VARIANT, n);
          for (int i = 0; i < n; i++) {
            Object value = Vectors.get(from, arguments[0], i);
            out.appendValue(value == null ? null : VariantTree.encode(VariantTree.of(from, value)));
          }
          return out.build();
        });
  }

  static Kernel from(SqlType to, EvalMode mode, QueryContext query) {
    VariantCasts casts = new VariantCasts(to, mode == EvalMode.TRY, query);
    return (arguments, n) -> {
      VectorBuilder out = VectorBuilder.of(to, n);
      for (int i = 0; i < n; i++) {
        Object value = Vectors.get(SqlType.VARIANT, arguments[0], i);
        out.appendValue(value == null ? null : casts.cast(VariantTree.decode((List<?>) value)));
      }
      return out.build();
    };
  }

  /**
   * The tree as a value of the target, boxed as in {@link Vectors}.
   *
   * @throws SqlException INVALID_VARIANT_CAST
   */
  public Object cast(Object tree) {
    try {
      return cast(tree, target);
    } catch (Unfit e) {
      if (tries) {
        return null;
      }
      String text = VariantJson.print(tree, query.zone());
      throw SqlException.of(
              "INVALID_VARIANT_CAST",
              "The variant "
                  + text
                  + " cannot be read as "
                  + target.sqlName()
                  + "; try_variant_get gives NULL.")
          .with("value", text)
          .with("dataType", "\"" + target.sqlName() + "\"");
    }
  }

  /** Some part does not fit. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit() {
      super(null, null, false, false);
    }
  }

  private Object cast(Object tree, SqlType to) {
    if (to.kind() == TypeKind.VARIANT) {
      return VariantTree.encode(tree);
    }
    if (tree == VariantScalar.NULL) {
      return null;
    }
    if (to instanceof SqlType.ArrayType array && tree instanceof List<?> elements) {
      List<Object> values = new ArrayList<>();
      elements.forEach(e -> values.add(cast(e, array.element())));
      return values;
    }
    if (tree instanceof TreeMap<?, ?> fields) {
      if (to instanceof SqlType.MapType map && map.key().isText()) {
        List<Object> values = new ArrayList<>();
        fields.values().forEach(v -> values.add(cast(v, map.value())));
        return new MapValue(new ArrayList<>(fields.keySet()), values);
      }
      if (to instanceof SqlType.StructType struct) {
        Object[] values = new Object[struct.fields().size()];
        for (int i = 0; i < values.length; i++) {
          SqlType.Field field = struct.fields().get(i);
          Object value = fields.get(ByteSlice.of(field.name()));
          values[i] = value == null ? null : cast(value, field.type());
        }
        return Arrays.asList(values);
      }
    }
    if (!(tree instanceof VariantScalar scalar)) {
      if (to.isText()) {
        return ByteSlice.of(VariantJson.print(tree, query.zone()));
      }
      throw new Unfit();
    }
    return scalar(scalar, to);
  }

  private Object scalar(VariantScalar scalar, SqlType to) {
    if (scalar.type().equals(to)) {
      return scalar.value();
    }
    if (scalar.type().kind() == TypeKind.DECIMAL && to.isText()) {
      return ByteSlice.of(VariantJson.print(scalar, query.zone()));
    }
    if (to.isNested() || !CastRules.isCastable(scalar.type(), to, true)) {
      throw new Unfit();
    }
    Kernel kernel =
        kernels.computeIfAbsent(
            SqlType.struct(List.of(SqlType.field("from", scalar.type()), SqlType.field("to", to))),
            key -> Casts.bind(scalar.type(), to, EvalMode.TRY, query));
    ColumnVector one = Vectors.constant(scalar.type(), scalar.value(), 1).flatten();
    Object value = Vectors.get(to, kernel.evaluate(new ColumnVector[] {one}, 1), 0);
    if (value == null) {
      throw new Unfit();
    }
    return value;
  }
}
