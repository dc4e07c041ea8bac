package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.DecimalType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** to_char and to_number. */
public final class NumberFormatFunctions {
  private NumberFormatFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        StringFunctions.named(
                "to_char",
                "A number, datetime or binary as text by a format.",
                "to_char(12454, '99,999')",
                "12,454")
            .aliases("to_varchar")
            .resolver(NumberFormatFunctions::charTypes)
            .canFail()
            .bind(NumberFormatFunctions::bindChar)
            .define(),
        number("to_number", false),
        number("try_to_number", true));
  }

  private static Resolved charTypes(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() != 2) {
      throw CallErrors.argumentCount(site, "2", arguments.size());
    }
    TypeKind kind = arguments.get(0).type().kind();
    if (kind == TypeKind.DATE || kind == TypeKind.TIMESTAMP || kind == TypeKind.TIMESTAMP_NTZ) {
      return Signature.resolver("(timestamp, string) -> string").resolve(site);
    }
    boolean binary = kind == TypeKind.BINARY;
    if (!arguments.get(1).foldable()) {
      throw CallErrors.notConstant(site, 1, "format");
    }
    Object format = arguments.get(1).value();
    if (binary) {
      checkBinaryFormat(site, format);
      return Signature.resolver("(binary, string) -> string").resolve(site);
    }
    if (format != null) {
      NumberFormat.parse(format.toString());
    }
    return Signature.resolver("(decimal, string) -> string").resolve(site);
  }

  private static void checkBinaryFormat(CallSite site, Object format) {
    String name = String.valueOf(format).toLowerCase(Locale.ROOT);
    if (!List.of("hex", "base64", "utf-8").contains(name)) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.BINARY_FORMAT",
              "A binary is formatted as hex, base64 or utf-8, not as " + format + ".")
          .with("parameter", "`format`")
          .with("functionName", CallErrors.functionName(site))
          .with("invalidFormat", "'" + format + "'");
    }
  }

  private static Kernel bindChar(BindContext context) {
    TypeKind kind = context.argument(0).kind();
    if (kind == TypeKind.TIMESTAMP) {
      return FunctionRegistry.builtIn().scalar("date_format").bind(context);
    }
    String format = String.valueOf(context.constant(1));
    if (kind == TypeKind.BINARY) {
      String name = format.toLowerCase(Locale.ROOT);
      return Lift.kernel(
          context,
          true,
          false,
          (in, out) -> {
            byte[] bytes = in.getBytes(0).toByteArray();
            out.putString(
                name.equals("hex")
                    ? HexFormat.of().withUpperCase().formatHex(bytes)
                    : name.equals("base64")
                        ? Base64.getEncoder().encodeToString(bytes)
                        : new String(bytes, StandardCharsets.UTF_8));
          });
    }
    if (context.constant(1) == null) {
      return Lift.kernel(context, true, false, (in, out) -> {});
    }
    NumberFormat number = NumberFormat.parse(format);
    return Lift.kernel(
        context, true, false, (in, out) -> out.putString(number.format(in.getDecimal(0))));
  }

  private static FunctionDefinition number(String name, boolean tries) {
    return StringFunctions.named(
            name,
            "The number that a text stands for in a format"
                + (tries ? ", null if it does not fit." : "."),
            name + "('454.00', '000.00')",
            "454.00")
        .resolver(site -> numberTypes(site, tries))
        .canFail()
        .makesNull()
        .bind(
            context -> {
              if (context.constant(1) == null) {
                return Lift.kernel(context, true, false, (in, out) -> {});
              }
              String text = context.constant(1).toString();
              NumberFormat format = NumberFormat.parse(text);
              boolean silent = tries;
              return Lift.kernel(
                  context,
                  true,
                  false,
                  (in, out) -> {
                    BigDecimal value = format.read(in.getString(0));
                    if (value == null && !silent) {
                      throw SqlException.of(
                              "INVALID_FORMAT.MISMATCH_INPUT",
                              "'" + in.getString(0) + "' does not fit the format " + text + ".")
                          .with("inputType", "\"STRING\"")
                          .with("input", in.getString(0))
                          .with("format", text);
                    }
                    out.putValue(value);
                  });
            })
        .define();
  }

  private static Resolved numberTypes(CallSite site, boolean tries) {
    Resolved types =
        Signature.resolver(
                (all, call) -> {
                  Argument format = call.arguments().get(1);
                  if (!format.foldable()) {
                    throw CallErrors.notConstant(call, 1, "format");
                  }
                  if (format.value() == null) {
                    return SqlType.decimal(38, 18);
                  }
                  NumberFormat parsed = NumberFormat.parse(format.value().toString());
                  return DecimalType.bounded(
                      Math.max(1, parsed.digits() + parsed.scale()), parsed.scale());
                },
                "(string, string)" + (tries ? " -> any?" : ""))
            .resolve(site);
    return types;
  }
}
