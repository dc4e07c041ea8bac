package io.firesteel.engine.function.text;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.format.CsvCodec;
import io.firesteel.engine.format.FormatOptions;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.lift.Lift;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Functions on CSV texts. */
public final class CsvFunctions {
  private static final String GROUP = "csv_funcs";

  private CsvFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("from_csv")
            .doc(
                GROUP,
                "The struct that a line of CSV stands for, by a schema.",
                "from_csv('1, 0.8', 'a INT, b DOUBLE')",
                "{\"a\":1,\"b\":0.8}")
            .resolver(CsvFunctions::fromTypes)
            .canFail()
            .nulls(NullPolicy.CALLED)
            .bind(CsvFunctions::from)
            .define(),
        ScalarFunction.named("to_csv")
            .doc(GROUP, "A struct as a line of CSV.", "to_csv(named_struct('a', 1, 'b', 2))", "1,2")
            .resolver(CsvFunctions::toTypes)
            .nulls(NullPolicy.CALLED)
            .bind(CsvFunctions::to)
            .define(),
        ScalarFunction.named("schema_of_csv")
            .doc(
                GROUP,
                "The schema of a line of CSV.",
                "schema_of_csv('1,abc')",
                "STRUCT<_c0: INT, _c1: STRING>")
            .resolver(site -> TextArguments.sampleTypes(site, "csv"))
            .nulls(NullPolicy.CALLED)
            .bind(
                context ->
                    Lift.kernel(
                        context,
                        false,
                        false,
                        (in, out) ->
                            out.putString(
                                CsvCodec.infer(in.getString(0), TextArguments.options(context, 1))
                                    .sqlName())))
            .define());
  }

  private static Resolved fromTypes(CallSite site) {
    TextArguments.count(site, 2, 3);
    SqlType type = TextArguments.schema(site, 1);
    if (!(type instanceof SqlType.StructType struct)) {
      throw SqlException.of(
              "INVALID_SCHEMA.NON_STRUCT_TYPE",
              "The schema of CSV must be a struct, not " + type.sqlName() + ".")
          .with("inputSchema", CallErrors.quoted(site.arguments().get(1).text()))
          .with("dataType", CallErrors.quoted(type));
    }
    for (SqlType.Field field : struct.fields()) {
      if (field.type().isNested() || field.type().kind() == TypeKind.VARIANT) {
        throw SqlException.of(
                "UNSUPPORTED_DATATYPE", "CSV has no values of " + field.type().sqlName() + ".")
            .with("typeName", CallErrors.quoted(field.type()));
      }
    }
    TextArguments.options(site, 2);
    TextArguments.text(site, 0);
    FormatOptions options =
        TextArguments.options(
            site.arguments().size() > 2 ? site.arguments().get(2).value() : null, site.settings());
    TextArguments.requireMode("from_csv", options);
    List<SqlType> types = new ArrayList<>(List.of(SqlType.STRING));
    site.arguments().subList(1, site.arguments().size()).forEach(a -> types.add(a.type()));
    return Resolved.of(
        types, SqlType.struct(TextArguments.fields(struct)), site.arguments().get(0).nullable());
  }

  private static Kernel from(BindContext context) {
    FormatOptions options = TextArguments.options(context, 2);
    boolean failFast = TextArguments.isFailFast(options);
    int corrupt = CorruptField.of(context.type(), options);
    List<SqlType.Field> fields = new ArrayList<>(((SqlType.StructType) context.type()).fields());
    if (corrupt >= 0) {
      fields.remove(corrupt);
    }
    CsvCodec codec = new CsvCodec(fields, options);
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          if (in.isNull(0)) {
            return;
          }
          String text = in.getString(0);
          CsvCodec.Parsed parsed = codec.parse(text);
          if (parsed.failure() != null && failFast) {
            throw TextArguments.malformed(TextArguments.show(parsed.row()));
          }
          List<Object> row = new ArrayList<>(Arrays.asList(parsed.row()));
          if (corrupt >= 0) {
            row.add(corrupt, parsed.failure() == null ? null : ByteSlice.of(text));
          }
          out.putValue(row);
        });
  }

  private static Resolved toTypes(CallSite site) {
    TextArguments.count(site, 1, 2);
    SqlType type = site.arguments().get(0).type();
    TextArguments.options(site, 1);
    if (type.kind() != TypeKind.STRUCT && type.kind() != TypeKind.VOID) {
      throw CallErrors.mismatch(
              site, "UNSUPPORTED_INPUT_TYPE", "to_csv takes a struct, not " + type.sqlName() + ".")
          .with("functionName", CallErrors.functionName(site))
          .with("dataType", CallErrors.quoted(type));
    }
    List<SqlType> types = new ArrayList<>();
    site.arguments().forEach(a -> types.add(a.type()));
    return Resolved.of(types, SqlType.STRING, true);
  }

  private static Kernel to(BindContext context) {
    List<SqlType.Field> fields =
        context.argument(0) instanceof SqlType.StructType struct ? struct.fields() : List.of();
    CsvCodec codec = new CsvCodec(fields, TextArguments.options(context, 1));
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          if (!in.isNull(0)) {
            out.putString(codec.print(in.getList(0).toArray()));
          }
        });
  }
}
