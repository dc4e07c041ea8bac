package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Parts, sizes, cases, joins and searches of strings. */
public final class StringFunctions {
  private static final String GROUP = "string_funcs";

  private StringFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.addAll(parts());
    all.addAll(sizes());
    all.addAll(trims());
    all.addAll(searches());
    return all;
  }

  static ScalarFunction.Builder named(String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc(GROUP, usage, example, result);
  }

  private static List<FunctionDefinition> parts() {
    return List.of(
        named(
                "substring",
                "The part from a position, counted from 1 or backwards from -1, of some length.",
                "substring('Spark SQL', 5, 1)",
                "k")
            .aliases("substr")
            .on("(str: string|binary, pos: int, len: int?) -> $1")
            .bind(SubstringKernel::bind)
            .define(),
        named("left", "The first characters.", "left('Spark SQL', 3)", "Spa")
            .on("(string|binary, int) -> $1")
            .bind(
                Lift.strict(
                    context -> {
                      boolean text = isText(context);
                      return (in, out) -> {
                        ByteSlice s = in.getBytes(0);
                        int end = s.offset() + s.length();
                        int to = skip(text, s.base(), s.offset(), end, in.getInt(1));
                        out.putBytes(s.base(), s.offset(), to - s.offset());
                      };
                    }))
            .define(),
        named("right", "The last characters.", "right('Spark SQL', 3)", "SQL")
            .on("(string, int) -> string?")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      ByteSlice s = in.getBytes(0);
                      int count = Math.max(0, in.getInt(1));
                      int end = s.offset() + s.length();
                      int skipped = Math.max(0, Utf8.length(s) - count);
                      int from = count == 0 ? end : Utf8.skip(s.base(), s.offset(), end, skipped);
                      out.putBytes(s.base(), from, end - from);
                    }))
            .define(),
        named("upper", "The string in upper case.", "upper('SparkSql')", "SPARKSQL")
            .aliases("ucase")
            .on("(string) -> string")
            .bind(Lift.strict((in, out) -> cased(in.getBytes(0), out, true)))
            .define(),
        named("lower", "The string in lower case.", "lower('SparkSql')", "sparksql")
            .aliases("lcase")
            .on("(string) -> string")
            .bind(Lift.strict((in, out) -> cased(in.getBytes(0), out, false)))
            .define(),
        named(
                "initcap",
                "Each word with its first letter in upper case, the others in lower case.",
                "initcap('sPark sql')",
                "Spark Sql")
            .on("(string) -> string")
            .bind(Lift.strict((in, out) -> out.putString(capitalised(in.getString(0)))))
            .define(),
        named("repeat", "The string some times over.", "repeat('123', 2)", "123123")
            .on("(string, int) -> string")
            .bind(Lift.strict(StringFunctions::repeat))
            .define(),
        named("space", "A string of blanks.", "concat(space(2), '1')", "  1")
            .on("(int) -> string")
            .bind(Lift.strict((in, out) -> out.putString(" ".repeat(Math.max(0, in.getInt(0))))))
            .define(),
        pad("lpad", "left", true),
        pad("rpad", "right", false));
  }

  private static boolean isText(BindContext context) {
    return context.argument(0).kind() != TypeKind.BINARY;
  }

  private static int skip(boolean text, byte[] base, int from, int end, int count) {
    return text
        ? Utf8.skip(base, from, end, count)
        : (int) Math.min((long) from + Math.max(0, count), end);
  }

  private static void cased(ByteSlice s, Output out, boolean upper) {
    if (!Utf8.isAscii(s.base(), s.offset(), s.length())) {
      String text = s.toString();
      out.putString(upper ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT));
      return;
    }
    byte[] bytes = s.toByteArray();
    byte first = (byte) (upper ? 'a' : 'A');
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      bytes[i] = (byte) (b >= first && b <= first + 25 ? b ^ 0x20 : b);
    }
    out.putBytes(bytes, 0, bytes.length);
  }

  private static String capitalised(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int end = text.indexOf(' ', at);
      end = end < 0 ? text.length() : end;
      if (at < end) {
        // The first letter from what was written: in lower case it may be two.
        int first = text.offsetByCodePoints(at, 1);
        out.appendCodePoint(Character.toTitleCase(text.codePointAt(at)));
        out.append(text.substring(first, end).toLowerCase(Locale.ROOT));
      }
      if (end < text.length()) {
        out.append(' ');
      }
      at = end + 1;
    }
    return out.toString();
  }

  private static void repeat(Inputs in, Output out) {
    ByteSlice s = in.getBytes(0);
    int times = Math.max(0, in.getInt(1));
    long size = (long) s.length() * times;
    if (size > Integer.MAX_VALUE - 64) {
      throw tooLong(size);
    }
    byte[] bytes = new byte[(int) size];
    for (int i = 0; i < times; i++) {
      System.arraycopy(s.base(), s.offset(), bytes, i * s.length(), s.length());
    }
    out.putBytes(bytes, 0, bytes.length);
  }

  private static SqlException tooLong(long size) {
    return SqlException.of(
        "COLLECTION_SIZE_LIMIT_EXCEEDED.FUNCTION",
        "A string of " + size + " bytes is too long for a value.");
  }

  private static FunctionDefinition pad(String name, String side, boolean left) {
    return named(
            name,
            "The value padded on the "
                + side
                + " to a length, or cut to it; with blanks, zero bytes or what is given.",
            name + "('hi', 5, '??')",
            left ? "???hi" : "hi???")
        .resolver(padResolver())
        .bind(Lift.strict(context -> pad(isText(context), left)))
        .define();
  }

  private static Resolver padResolver() {
    Resolver text = Signature.resolver("(str: string, len: int, pad: string = ' ') -> string");
    Resolver binary = Signature.resolver("(str: binary, len: int, pad: binary = '\0') -> binary");
    return site -> {
      List<Argument> arguments = site.arguments();
      boolean bytes =
          arguments.size() > 1
              && arguments.get(0).type().kind() == TypeKind.BINARY
              && (arguments.size() < 3 || arguments.get(2).type().kind() == TypeKind.BINARY);
      return (bytes ? binary : text).resolve(site);
    };
  }

  private static RowFunction pad(boolean text, boolean left) {
    return (in, out) -> {
      ByteSlice s = in.getBytes(0);
      ByteSlice pad = in.getBytes(2);
      int wanted = Math.max(0, in.getInt(1));
      int length = text ? Utf8.length(s) : s.length();
      int end = s.offset() + s.length();
      if (length >= wanted || pad.length() == 0) {
        int to = skip(text, s.base(), s.offset(), end, wanted);
        out.putBytes(s.base(), s.offset(), to - s.offset());
        return;
      }
      int padLength = text ? Utf8.length(pad) : pad.length();
      int missing = wanted - length;
      int whole = missing / padLength;
      int padEnd = pad.offset() + pad.length();
      int part = skip(text, pad.base(), pad.offset(), padEnd, missing % padLength) - pad.offset();
      long size = (long) whole * pad.length() + part + s.length();
      if (size > Integer.MAX_VALUE - 64) {
        throw tooLong(size);
      }
      byte[] bytes = new byte[(int) size];
      int at = 0;
      if (!left) {
        System.arraycopy(s.base(), s.offset(), bytes, 0, s.length());
        at = s.length();
      }
      for (int i = 0; i < whole; i++) {
        System.arraycopy(pad.base(), pad.offset(), bytes, at, pad.length());
        at += pad.length();
      }
      System.arraycopy(pad.base(), pad.offset(), bytes, at, part);
      if (left) {
        System.arraycopy(s.base(), s.offset(), bytes, at + part, s.length());
      }
      out.putBytes(bytes, 0, bytes.length);
    };
  }

  private static List<FunctionDefinition> sizes() {
    return List.of(
        named(
                "length",
                "The number of characters of a string or bytes of a binary.",
                "length('Spark SQL ')",
                "10")
            .aliases("char_length", "character_length", "len")
            .on("(string|binary) -> int")
            .bind(
                context ->
                    Kernel.infallible(
                        isText(context)
                            ? Loops.bytesToInt(Utf8::length)
                            : Loops.bytesToInt((base, offset, length) -> length)))
            .define(),
        named("octet_length", "The number of bytes.", "octet_length('Spark SQL')", "9")
            .on("(string|binary) -> int")
            .kernel(Kernel.infallible(Loops.bytesToInt((base, offset, length) -> length)))
            .define(),
        named("bit_length", "The number of bits.", "bit_length('Spark SQL')", "72")
            .on("(string|binary) -> int")
            .kernel(Kernel.infallible(Loops.bytesToInt((base, offset, length) -> length * 8)))
            .define(),
        named("ascii", "The code point of the first character, 0 without one.", "ascii('2')", "50")
            .on("(string) -> int")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      String s = in.getString(0);
                      out.putInt(s.isEmpty() ? 0 : s.codePointAt(0));
                    }))
            .define(),
        named("chr", "The character of a number, taken modulo 256.", "chr(65)", "A")
            .aliases("char")
            .on("(bigint) -> string")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      long n = in.getLong(0);
                      out.putString(n < 0 ? "" : Character.toString((int) (n & 0xFF)));
                    }))
            .define());
  }

  private static List<FunctionDefinition> trims() {
    return List.of(
        named(
                "trim",
                "The string without blanks at its ends.",
                "trim('    SparkSQL   ')",
                "SparkSQL")
            .on("(string) -> string", "(string, string) -> string")
            .bind(context -> trim(context, 0, true, true))
            .define(),
        named(
                "btrim",
                "The string without blanks, or characters of a set, at both ends.",
                "btrim('SSparkSQLS', 'SL')",
                "parkSQ")
            .on("(str: string, trimStr: string?) -> string")
            .bind(context -> trim(context, 1, true, true))
            .define(),
        named(
                "ltrim",
                "The string without blanks, or characters of a set given first, at its start.",
                "ltrim('    SparkSQL')",
                "SparkSQL")
            .on("(string) -> string", "(string, string) -> string")
            .bind(context -> trim(context, 0, true, false))
            .define(),
        named(
                "rtrim",
                "The string without blanks, or characters of a set given first, at its end.",
                "rtrim('SparkSQL   ')",
                "SparkSQL")
            .on("(string) -> string", "(string, string) -> string")
            .bind(context -> trim(context, 0, false, true))
            .define());
  }

  private static Kernel trim(BindContext context, int setIndex, boolean left, boolean right) {
    RowFunction function =
        context.argumentTypes().size() == 1
            ? (in, out) -> out.putBytes(Trims.blanks(in.getBytes(0), left, right))
            : (in, out) ->
                out.putBytes(
                    Trims.trim(in.getBytes(1 - setIndex), in.getBytes(setIndex), left, right));
    return Lift.kernel(context, true, false, function);
  }

  private static List<FunctionDefinition> searches() {
    return List.of(
        named(
                "instr",
                "The position of a substring, 0 if it is not there.",
                "instr('SparkSQL', 'SQL')",
                "6")
            .on("(str: string, substr: string) -> int")
            .bind(Lift.strict((in, out) -> out.putInt(position(in.getBytes(0), in.getBytes(1), 1))))
            .define(),
        named(
                "locate",
                "The position of a substring at or after a position, 0 if it is not there.",
                "locate('bar', 'foobarbar', 5)",
                "7")
            .aliases("position")
            .on("(substr: string, str: string, pos: int = 1) -> int")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putInt(position(in.getBytes(1), in.getBytes(0), in.getInt(2)))))
            .define(),
        named(
                "charindex",
                "The position of a substring at or after a position, 0 if it is not there.",
                "charindex('bar', 'foobarbar')",
                "4")
            .on("(substr: string, str: string, pos: int = 1) -> int")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putInt(position(in.getBytes(1), in.getBytes(0), in.getInt(2)))))
            .define(),
        ends("startswith", "starts with another", "startswith('Spark SQL', 'Spark')"),
        ends("endswith", "ends with another", "endswith('Spark SQL', 'SQL')"),
        ends("contains", "contains another", "contains('Spark SQL', 'ark')"),
        named(
                "find_in_set",
                "The position of a string in a list separated by commas, 0 if it is not there.",
                "find_in_set('ab', 'abc,b,ab,c,def')",
                "3")
            .on("(string, string) -> int")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      String word = in.getString(0);
                      List<String> words = List.of(in.getString(1).split(",", -1));
                      out.putInt(word.contains(",") ? 0 : words.indexOf(word) + 1);
                    }))
            .define(),
        named(
                "substring_index",
                "What stands before the n-th delimiter, or behind it counted from the end.",
                "substring_index('www.apache.org', '.', 2)",
                "www.apache")
            .on("(string, string, int) -> string")
            .bind(
                Lift.strict(
                    (in, out) ->
                        out.putBytes(
                            beforeDelimiter(in.getBytes(0), in.getBytes(1), in.getInt(2)))))
            .define());
  }

  private static int position(ByteSlice text, ByteSlice part, int from) {
    if (from <= 0) {
      return 0;
    }
    int end = text.offset() + text.length();
    if (part.length() == 0) {
      return 1;
    }
    int start = Utf8.skip(text.base(), text.offset(), end, from - 1);
    int at = Utf8.indexOf(text.base(), start, end, part);
    return at < 0 ? 0 : Utf8.length(text.base(), text.offset(), at - text.offset()) + 1;
  }

  private static ByteSlice beforeDelimiter(ByteSlice s, ByteSlice delimiter, int count) {
    int from = s.offset();
    int end = from + s.length();
    if (count == 0 || delimiter.length() == 0) {
      return ByteSlice.EMPTY;
    }
    if (count > 0) {
      int at = from;
      for (int n = 0; n < count; n++) {
        at = Utf8.indexOf(s.base(), n == 0 ? from : at + delimiter.length(), end, delimiter);
        if (at < 0) {
          return s;
        }
      }
      return Utf8.part(s, from, at);
    }
    int at = end;
    for (int n = 0; n < -(long) count; n++) {
      at = Utf8.lastIndexOf(s.base(), from, at, delimiter);
      if (at < 0) {
        return s;
      }
    }
    return Utf8.part(s, at + delimiter.length(), end);
  }

  private static FunctionDefinition ends(String name, String what, String example) {
    return named(name, "Whether a value " + what + ".", example, "true")
        .resolver(
            site -> {
              boolean bytes =
                  site.arguments().size() == 2
                      && site.arguments().stream()
                          .allMatch(a -> a.type().kind() == TypeKind.BINARY);
              return Signature.resolver(
                      bytes ? "(binary, binary) -> boolean" : "(string, string) -> boolean")
                  .resolve(site);
            })
        .bind(context -> ends(name, context))
        .define();
  }

  private static Kernel ends(String name, BindContext context) {
    if (context.isConstant(1) && context.constant(1) != null) {
      ByteSlice part = (ByteSlice) context.constant(1);
      BytesSearch search = new BytesSearch(part.toByteArray());
      int n = part.length();
      return Kernel.infallible(
          Loops.bytesToBoolean(
              name.equals("contains")
                  ? (base, offset, length) -> search.find(base, offset, offset + length) >= 0
                  : name.equals("startswith")
                      ? (base, offset, length) -> length >= n && search.isAt(base, offset)
                      : (base, offset, length) ->
                          length >= n && search.isAt(base, offset + length - n)));
    }
    return Lift.kernel(
        context,
        true,
        false,
        (in, out) -> {
          ByteSlice s = in.getBytes(0);
          ByteSlice part = in.getBytes(1);
          int room = s.length() - part.length();
          boolean found =
              room >= 0
                  && (name.equals("contains")
                      ? Utf8.indexOf(s.base(), s.offset(), s.offset() + s.length(), part) >= 0
                      : Utf8.matches(
                          s.base(), s.offset() + (name.equals("startswith") ? 0 : room), part));
          out.putBoolean(found);
        });
  }
}
