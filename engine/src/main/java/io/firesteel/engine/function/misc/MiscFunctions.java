package io.firesteel.engine.function.misc;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import java.util.List;
import java.util.function.Function;

/** Functions about types, the session and errors. */
public final class MiscFunctions {
  private static final String GROUP = "misc_funcs";

  private MiscFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        ScalarFunction.named("typeof")
            .doc(GROUP, "The name of the argument's type.", "typeof(1)", "int")
            .on("(any) -> string!")
            .nulls(NullPolicy.CALLED)
            .bind(
                context -> {
                  ConstantVector name = text(context.argument(0).simpleName());
                  return (arguments, rows) -> name.withLength(rows);
                })
            .define(),
        about(
            "current_user",
            "The user of the session.",
            c -> c.query().user(),
            "user",
            "session_user"),
        about(
            "current_database",
            "The current database.",
            c -> c.query().database(),
            "current_schema"),
        about(
            "current_path",
            "Where names without a qualifier are looked up.",
            c ->
                "system.builtin,system.session,"
                    + c.query().catalog()
                    + "."
                    + c.query().database()),
        about("current_catalog", "The current catalog.", c -> c.query().catalog()),
        about("version", "The version of Spark whose dialect this is.", c -> "4.2.0"),
        about("input_file_name", "The file that a row was read from; empty for others.", c -> ""),
        nowhere("input_file_block_start", "Where the part of the file begins that was read."),
        nowhere("input_file_block_length", "How long the part of the file is that was read."),
        ScalarFunction.named("raise_error")
            .doc(GROUP, "Fails with a message.", "", "")
            .resolver(
                Signature.resolver((types, site) -> SqlType.VOID, "(string)", "(string, any)"))
            .canFail()
            .nonDeterministic()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      throw raised(in.getString(0));
                    }))
            .define(),
        ScalarFunction.named("assert_true")
            .doc(GROUP, "Null, or an error if the condition is not true.", "", "")
            .resolver(
                Signature.resolver((types, site) -> SqlType.VOID, "(boolean, string?) -> any?"))
            .nulls(NullPolicy.CALLED)
            .canFail()
            .nonDeterministic()
            .bind(
                Lift.called(
                    (in, out) -> {
                      if (in.isNull(0) || !in.getBoolean(0)) {
                        throw raised(
                            in.count() > 1 && !in.isNull(1)
                                ? in.getString(1)
                                : "The condition is not true!");
                      }
                    }))
            .define());
  }

  /** A function about the file of a row, for rows that come from none. */
  private static FunctionDefinition nowhere(String name, String usage) {
    return ScalarFunction.named(name)
        .doc(GROUP, usage + " -1 for rows that come from no file.", "", "")
        .on("() -> bigint!")
        .nulls(NullPolicy.CALLED)
        .bind(
            context -> {
              ConstantVector constant = Vectors.constant(SqlType.BIGINT, -1L, 1);
              return (arguments, rows) -> constant.withLength(rows);
            })
        .define();
  }

  private static SqlException raised(String message) {
    return SqlException.of("USER_RAISED_EXCEPTION", message).with("errorMessage", message);
  }

  private static ConstantVector text(String value) {
    return Vectors.constant(SqlType.STRING, ByteSlice.of(value), 1);
  }

  private static FunctionDefinition about(
      String name, String usage, Function<BindContext, String> value, String... aliases) {
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc(GROUP, usage, "", "")
        .on("() -> string!")
        .nulls(NullPolicy.CALLED)
        .bind(
            context -> {
              ConstantVector constant = text(value.apply(context));
              return (arguments, rows) -> constant.withLength(rows);
            })
        .define();
  }
}
