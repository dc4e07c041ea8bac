package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** Text as bytes and bytes as text: hexadecimal digits, base 64, character sets, URLs. */
public final class CodecFunctions {
  private static final Set<String> BINARY_FORMATS = Set.of("hex", "utf-8", "utf8", "base64");

  private CodecFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        StringFunctions.named(
                "hex", "The hexadecimal digits of a number, string or binary.", "hex(17)", "11")
            .resolver(
                site -> {
                  boolean number =
                      site.arguments().size() == 1 && site.arguments().get(0).type().isNumeric();
                  boolean binary =
                      site.arguments().size() == 1
                          && site.arguments().get(0).type().kind() == TypeKind.BINARY;
                  return Signature.resolver(
                          number
                              ? "(bigint) -> string"
                              : binary ? "(binary) -> string" : "(string) -> string")
                      .resolve(site);
                })
            .bind(
                context ->
                    Lift.kernel(
                        context,
                        true,
                        false,
                        context.argument(0).kind() == TypeKind.BIGINT
                            ? (in, out) ->
                                out.putString(
                                    Long.toHexString(in.getLong(0)).toUpperCase(Locale.ROOT))
                            : (in, out) ->
                                out.putString(
                                    HexFormat.of()
                                        .withUpperCase()
                                        .formatHex(in.getBytes(0).toByteArray()))))
            .define(),
        StringFunctions.named(
                "unhex",
                "The bytes of hexadecimal digits, null if there are others.",
                "decode(unhex('537061726B2053514C'), 'UTF-8')",
                "Spark SQL")
            .on("(string) -> binary?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      byte[] bytes = unhex(in.getString(0));
                      if (bytes != null) {
                        out.putBytes(bytes, 0, bytes.length);
                      }
                    }))
            .define(),
        StringFunctions.named(
                "base64", "The bytes in base 64.", "base64('Spark SQL')", "U3BhcmsgU1FM")
            .on("(binary) -> string")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putString(
                            Base64.getEncoder().encodeToString(in.getBytes(0).toByteArray()))))
            .define(),
        StringFunctions.named(
                "unbase64", "The bytes of base 64.", "unbase64('U3BhcmsgU1FM')", "Spark SQL")
            .on("(string) -> binary")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      byte[] bytes = unbase64(in.getString(0), "BASE64");
                      out.putBytes(bytes, 0, bytes.length);
                    }))
            .define(),
        StringFunctions.named(
                "encode", "The string's bytes in a character set.", "encode('abc', 'utf-8')", "abc")
            .on("(str: string, charset: string) -> binary?")
            .canFail()
            .bind(
                Lift.strict(
                    (BindContext context) -> {
                      CharacterSets sets = new CharacterSets("encode", context.query().settings());
                      return (in, out) -> {
                        byte[] bytes = sets.encode(in.getString(0), in.getString(1));
                        out.putBytes(bytes, 0, bytes.length);
                      };
                    }))
            .define(),
        StringFunctions.named(
                "decode",
                "The string of bytes in a character set; or with more arguments the result after the first equal value, or the last.",
                "decode(2, 1, 'Southlake', 2, 'San Francisco', 'x')",
                "San Francisco")
            .resolver(CodecFunctions::decodeTypes)
            .nulls(NullPolicy.CALLED)
            .canFail()
            .bind(CodecFunctions::decode)
            .define(),
        toBinary("to_binary", false),
        toBinary("try_to_binary", true),
        StringFunctions.named(
                "url_encode",
                "The string as it stands in a URL.",
                "url_encode('https://spark.apache.org')",
                "https%3A%2F%2Fspark.apache.org")
            .on("(string) -> string?")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putString(URLEncoder.encode(in.getString(0), StandardCharsets.UTF_8))))
            .define(),
        urlDecode("url_decode", false),
        urlDecode("try_url_decode", true));
  }

  private static byte[] unhex(String digits) {
    try {
      return HexFormat.of().parseHex(digits.length() % 2 == 0 ? digits : "0" + digits);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static byte[] unbase64(String text, String format) {
    try {
      return Base64.getMimeDecoder().decode(checked(text));
    } catch (IllegalArgumentException e) {
      throw invalid(text, format);
    }
  }

  private static String checked(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(Character.isLetterOrDigit(c) && c < 128 || "+/= \r\n\t".indexOf(c) >= 0)) {
        throw new IllegalArgumentException(text);
      }
    }
    return text;
  }

  private static SqlException invalid(String text, String format) {
    return SqlException.of(
            "CONVERSION_INVALID_INPUT",
            "'" + text + "' is not in the format " + format + "; try_to_binary gives NULL instead.")
        .with("str", "'" + text + "'")
        .with("fmt", "'" + format + "'")
        .with("targetType", "\"BINARY\"")
        .with("suggestion", "`try_to_binary`");
  }

  private static Resolved decodeTypes(CallSite site) {
    if (site.arguments().size() <= 2) {
      return Signature.resolver("(bin: binary, charset: string) -> string?").resolve(site);
    }
    int n = site.arguments().size();
    List<SqlType> keys = new ArrayList<>();
    List<SqlType> results = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean key = i == 0 || i % 2 == 1 && i < n - 1;
      (key ? keys : results).add(site.arguments().get(i).type());
    }
    SqlType key = TypeCoercion.common(keys, site.ansi());
    SqlType result = TypeCoercion.common(results, site.ansi());
    if (key == null || result == null) {
      throw CallErrors.differentTypes(site, key == null ? keys : results);
    }
    List<SqlType> types = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      types.add(i == 0 || i % 2 == 1 && i < n - 1 ? key : result);
    }
    return Resolved.of(types, result, true);
  }

  private static Kernel decode(BindContext context) {
    if (context.argumentTypes().size() == 2) {
      CharacterSets sets = new CharacterSets("decode", context.query().settings());
      return Lift.kernel(
          context,
          true,
          false,
          (in, out) -> out.putString(sets.decode(in.getBytes(0), in.getString(1))));
    }
    return Lift.kernel(
        context,
        false,
        false,
        (in, out) -> {
          int n = in.count();
          Object value = in.getValue(0);
          for (int k = 1; k + 1 < n; k += 2) {
            if (Objects.equals(value, in.getValue(k))) {
              out.putValue(in.getValue(k + 1));
              return;
            }
          }
          out.putValue(n % 2 == 0 ? in.getValue(n - 1) : null);
        });
  }

  private static FunctionDefinition toBinary(String name, boolean tries) {
    Resolver types = Signature.resolver("(str: string, fmt: const string = 'hex') -> binary?");
    return StringFunctions.named(
            name,
            "The bytes of a text in hexadecimal digits (hex), base 64 (base64) or UTF-8 (utf-8)"
                + (tries ? "; null if it is not in that format." : "."),
            name + "('abc', 'utf-8')",
            "abc")
        .resolver(tries ? types : knownFormat(types))
        .canFail()
        .makesNull()
        .bind(
            context ->
                Lift.kernel(
                    context,
                    true,
                    tries,
                    (in, out) -> {
                      byte[] bytes = binary(in.getString(0), in.getString(1));
                      out.putBytes(bytes, 0, bytes.length);
                    }))
        .define();
  }

  private static Resolver knownFormat(Resolver types) {
    return site -> {
      if (site.arguments().size() > 1) {
        Argument format = site.arguments().get(1);
        Object value = format.value();
        if (format.foldable()
            && value != null
            && !BINARY_FORMATS.contains(value.toString().toLowerCase(Locale.ROOT))) {
          throw CallErrors.mismatch(
                  site, "INVALID_ARG_VALUE", "The format must be hex, utf-8 or base64.")
              .with("inputName", "fmt")
              .with("requireType", "case-insensitive " + CallErrors.quoted("STRING"))
              .with("validValues", "'hex', 'utf-8', 'utf8', or 'base64'")
              .with("inputValue", "'" + value + "'");
        }
      }
      return types.resolve(site);
    };
  }

  private static byte[] binary(String text, String format) {
    switch (format.toLowerCase(Locale.ROOT)) {
      case "hex":
        byte[] bytes = unhex(text);
        if (bytes == null) {
          throw invalid(text, "HEX");
        }
        return bytes;
      case "utf-8":
      case "utf8":
        return text.getBytes(StandardCharsets.UTF_8);
      case "base64":
        byte[] decoded = unbase64(text, "BASE64");
        if (text.replaceAll("\\s", "").length() % 4 == 1) {
          throw invalid(text, "BASE64");
        }
        return decoded;
      default:
        throw invalid(text, format);
    }
  }

  private static FunctionDefinition urlDecode(String name, boolean tries) {
    return StringFunctions.named(
            name,
            "The string that stands encoded in a URL" + (tries ? ", null if it is not." : "."),
            name + "('https%3A%2F%2Fspark.apache.org')",
            "https://spark.apache.org")
        .on("(string) -> string?")
        .canFail()
        .makesNull()
        .bind(
            context ->
                Lift.kernel(
                    context,
                    true,
                    tries,
                    (in, out) -> {
                      try {
                        out.putString(URLDecoder.decode(in.getString(0), StandardCharsets.UTF_8));
                      } catch (IllegalArgumentException e) {
                        throw SqlException.of(
                                "CANNOT_DECODE_URL",
                                "The URL cannot be decoded: " + in.getString(0) + ".")
                            .with("url", in.getString(0));
                      }
                    }))
        .define();
  }
}
