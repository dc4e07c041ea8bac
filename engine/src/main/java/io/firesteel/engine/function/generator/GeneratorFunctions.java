package io.firesteel.engine.function.generator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.type.SqlType.StructType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.VectorBuilder;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionDoc;
import io.firesteel.engine.function.GeneratorFunction;
import io.firesteel.engine.function.GeneratorFunction.Generated;
import io.firesteel.engine.function.GeneratorFunction.Generator;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.TypeCoercion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** explode, posexplode, inline and stack. */
public final class GeneratorFunctions {
  private GeneratorFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    for (boolean outer : new boolean[] {false, true}) {
      all.add(
          define(
              "explode",
              "A row for each element of an array, or for each entry of a map.",
              "explode(array(10, 20))",
              outer,
              site -> explodeTypes(site, false, outer),
              context -> new Exploding(false, outer)));
      all.add(
          define(
              "posexplode",
              "A row for each element or entry, with its position from 0.",
              "posexplode(array(10, 20))",
              outer,
              site -> explodeTypes(site, true, outer),
              context -> new Exploding(true, outer)));
      all.add(
          define(
              "inline",
              "A row for each struct of an array, a column for each field.",
              "inline(array(struct(1, 'a'), struct(2, 'b')))",
              outer,
              site -> inlineTypes(site, outer),
              context -> new Inlining(outer)));
    }
    all.add(
        define(
            "stack",
            "The values laid out in a number of rows.",
            "stack(2, 1, 2, 3)",
            false,
            GeneratorFunctions::stackTypes,
            GeneratorFunctions::bindStack));
    return all;
  }

  private static FunctionDefinition define(
      String name,
      String usage,
      String example,
      boolean outer,
      Resolver resolver,
      Function<BindContext, Generator> binder) {
    return new GeneratorFunction(
        outer ? name + "_outer" : name,
        List.of(),
        new FunctionDoc("generator_funcs", usage, example, "", ""),
        resolver,
        outer,
        binder);
  }

  private static Resolved explodeTypes(CallSite site, boolean position, boolean outer) {
    if (site.arguments().size() != 1) {
      throw CallErrors.argumentCount(site, "1", site.arguments().size());
    }
    SqlType type = site.arguments().get(0).type();
    List<SqlType.Field> fields = new ArrayList<>();
    if (position) {
      fields.add(new SqlType.Field("pos", SqlType.INT, outer));
    }
    if (type instanceof ArrayType array) {
      fields.add(new SqlType.Field("col", array.element(), outer || array.containsNull()));
    } else if (type instanceof MapType map) {
      fields.add(new SqlType.Field("key", map.key(), outer));
      fields.add(new SqlType.Field("value", map.value(), outer || map.valueContainsNull()));
    } else {
      throw CallErrors.inputType(site, 0, "(\"ARRAY\" or \"MAP\")");
    }
    return Resolved.of(List.of(type), SqlType.struct(fields), false);
  }

  private static Resolved inlineTypes(CallSite site, boolean outer) {
    if (site.arguments().size() != 1) {
      throw CallErrors.argumentCount(site, "1", site.arguments().size());
    }
    SqlType type = site.arguments().get(0).type();
    if (!(type instanceof ArrayType array) || !(array.element() instanceof StructType struct)) {
      throw CallErrors.inputType(site, 0, "\"ARRAY<STRUCT>\"");
    }
    List<SqlType.Field> fields = new ArrayList<>();
    for (SqlType.Field f : struct.fields()) {
      fields.add(
          new SqlType.Field(f.name(), f.type(), outer || array.containsNull() || f.nullable()));
    }
    return Resolved.of(List.of(type), SqlType.struct(fields), false);
  }

  private static Resolved stackTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() < 2) {
      throw CallErrors.argumentCount(site, "> 1", arguments.size());
    }
    Argument count = arguments.get(0);
    if (count.type().kind() != TypeKind.INT) {
      throw CallErrors.inputType(site, 0, "\"INT\"");
    }
    if (!count.foldable()) {
      throw CallErrors.notConstant(site, 0, "n");
    }
    if (count.value() == null) {
      throw CallErrors.unexpectedNull(site, "`n`");
    }
    int rows = (Integer) count.value();
    if (rows < 1) {
      throw CallErrors.outOfRange(site, "`n`", "(0, 2147483647]", Integer.toString(rows));
    }
    int width = (arguments.size() - 1 + rows - 1) / rows;
    List<SqlType> columns = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      SqlType common = SqlType.VOID;
      for (int i = 1 + c; i < arguments.size(); i += width) {
        SqlType next = TypeCoercion.common(List.of(common, arguments.get(i).type()), site.ansi());
        if (next == null || !sameOrVoid(common, arguments.get(i).type())) {
          throw CallErrors.mismatch(
                  site,
                  "STACK_COLUMN_DIFF_TYPES",
                  "The values of column " + c + " of stack have no common type.")
              .with("columnIndex", Integer.toString(c))
              .with("leftParamIndex", Integer.toString(1 + c))
              .with("leftType", CallErrors.quoted(common))
              .with("rightParamIndex", Integer.toString(i))
              .with("rightType", CallErrors.quoted(arguments.get(i).type()));
        }
        common = next;
      }
      columns.add(common);
    }
    List<SqlType> types = new ArrayList<>();
    types.add(SqlType.INT);
    for (int i = 1; i < arguments.size(); i++) {
      types.add(columns.get((i - 1) % width));
    }
    List<SqlType.Field> fields = new ArrayList<>();
    for (int c = 0; c < width; c++) {
      fields.add(new SqlType.Field("col" + c, columns.get(c), true));
    }
    return Resolved.of(types, SqlType.struct(fields), false);
  }

  private static boolean sameOrVoid(SqlType a, SqlType b) {
    return a.kind() == TypeKind.VOID || b.kind() == TypeKind.VOID || TypeCoercion.sameShape(a, b);
  }

  private static Generator bindStack(BindContext context) {
    int height = (Integer) context.constant(0);
    List<SqlType.Field> columns = GeneratorFunction.columns(context.type());
    int width = columns.size();
    return (arguments, rows) -> {
      int count = rows * height;
      int[] inputRows = new int[count];
      for (int i = 0; i < count; i++) {
        inputRows[i] = i / height;
      }
      ColumnVector[] out = new ColumnVector[width];
      for (int c = 0; c < width; c++) {
        SqlType type = columns.get(c).type();
        VectorBuilder builder = VectorBuilder.of(type, count);
        for (int r = 0; r < rows; r++) {
          for (int h = 0; h < height; h++) {
            int k = 1 + h * width + c;
            builder.appendValue(k < arguments.length ? Vectors.get(type, arguments[k], r) : null);
          }
        }
        out[c] = builder.build();
      }
      return new Generated(inputRows, out, count);
    };
  }

  /** Which input row, which element and which position each generated row has; -1 for none. */
  private record Rows(int[] inputRows, int[] elements, int[] positions, int count) {
    static Rows of(ColumnVector column, int[] offsets, int[] lengths, boolean outer, int rows) {
      int total = 0;
      for (int i = 0; i < rows; i++) {
        int n = column.isNull(i) ? 0 : lengths[i];
        total += n == 0 && outer ? 1 : n;
      }
      int[] inputRows = new int[total];
      int[] elements = new int[total];
      int[] positions = new int[total];
      int at = 0;
      for (int i = 0; i < rows; i++) {
        int n = column.isNull(i) ? 0 : lengths[i];
        for (int k = 0; k < n; k++) {
          inputRows[at] = i;
          elements[at] = offsets[i] + k;
          positions[at++] = k;
        }
        if (n == 0 && outer) {
          inputRows[at] = i;
          elements[at] = -1;
          positions[at++] = -1;
        }
      }
      return new Rows(inputRows, elements, positions, total);
    }

    ColumnVector pick(ColumnVector values, boolean outer) {
      return outer ? values.selectOrNull(elements, count) : values.select(elements, count);
    }

    ColumnVector positionColumn() {
      Validity.Builder validity = new Validity.Builder(count);
      for (int i = 0; i < count; i++) {
        if (positions[i] < 0) {
          validity.setNull(i);
        }
      }
      return new IntVector(positions, validity.build(count), count);
    }
  }

  private record Exploding(boolean position, boolean outer) implements Generator {
    @Override
    public Generated generate(ColumnVector[] arguments, int rows) {
      ColumnVector flat = arguments[0].flatten();
      List<ColumnVector> out = new ArrayList<>();
      Rows picked;
      if (flat instanceof ListVector lists) {
        picked = Rows.of(flat, lists.offsets(), lists.lengths(), outer, rows);
        out.add(picked.pick(lists.elements(), outer));
      } else {
        MapVector maps = (MapVector) flat;
        picked = Rows.of(flat, maps.offsets(), maps.lengths(), outer, rows);
        out.add(picked.pick(maps.keys(), outer));
        out.add(picked.pick(maps.values(), outer));
      }
      if (position) {
        out.add(0, picked.positionColumn());
      }
      return new Generated(picked.inputRows, out.toArray(new ColumnVector[0]), picked.count);
    }
  }

  private record Inlining(boolean outer) implements Generator {
    @Override
    public Generated generate(ColumnVector[] arguments, int rows) {
      ListVector lists = (ListVector) arguments[0].flatten();
      Rows picked = Rows.of(lists, lists.offsets(), lists.lengths(), outer, rows);
      StructVector structs =
          (StructVector) lists.elements().selectOrNull(picked.elements, picked.count).flatten();
      ColumnVector[] out = new ColumnVector[structs.fieldCount()];
      int[] pick = new int[picked.count];
      for (int i = 0; i < pick.length; i++) {
        // A null struct gives a row of nulls.
        pick[i] = structs.isNull(i) ? -1 : i;
      }
      for (int f = 0; f < out.length; f++) {
        out[f] = structs.field(f).selectOrNull(pick, picked.count);
      }
      return new Generated(picked.inputRows, out, picked.count);
    }
  }
}
