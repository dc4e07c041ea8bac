package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.Formatter;
import java.util.HashMap;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Replacing, masking, comparing and formatting text. */
public final class TextFunctions {
  private TextFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    List<FunctionDefinition> all = new ArrayList<>();
    all.addAll(changes());
    all.addAll(formats());
    all.addAll(checks());
    return all;
  }

  private static List<FunctionDefinition> changes() {
    return List.of(
        StringFunctions.named(
                "replace",
                "The string with all occurrences of another replaced, by default with nothing.",
                "replace('ABCabc', 'abc', 'DEF')",
                "ABCDEF")
            .on("(str: string, search: string, replace: string = '') -> string")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      String search = in.getString(1);
                      out.putString(
                          search.isEmpty()
                              ? in.getString(0)
                              : in.getString(0).replace(search, in.getString(2)));
                    }))
            .define(),
        StringFunctions.named(
                "translate",
                "The string with characters replaced by those at the same place of another, or left out.",
                "translate('AaBbCc', 'abc', '123')",
                "A1B2C3")
            .on("(string, string, string) -> string")
            .bind(Lift.strict(TextFunctions::translate))
            .define(),
        StringFunctions.named(
                "overlay",
                "The value with a part replaced, by default as long as the replacement.",
                "overlay('Spark SQL', '_', 6)",
                "Spark_SQL")
            .resolver(
                site ->
                    Signature.resolver(
                            !site.arguments().isEmpty()
                                    && site.arguments().get(0).type().kind() == TypeKind.BINARY
                                ? "(input: binary, replace: binary, pos: int, len: int = -1) -> binary"
                                : "(input: string, replace: string, pos: int, len: int = -1) -> string")
                        .resolve(site))
            .bind(Lift.strict(TextFunctions::overlay))
            .define(),
        StringFunctions.named(
                "split_part",
                "The n-th part between delimiters, or from the end at -1.",
                "split_part('11.12.13', '.', 3)",
                "13")
            .on("(str: string, delimiter: string, partNum: int) -> string?")
            .canFail()
            .bind(Lift.strict(TextFunctions::splitPart))
            .define(),
        StringFunctions.named(
                "mask",
                "The string with upper-case letters, lower-case letters, digits and others replaced; null keeps them.",
                "mask('abcd-EFGH-8765-4321')",
                "xxxx-XXXX-nnnn-nnnn")
            .resolver(
                singleCharacters(
                    Signature.resolver(
                        "(str: string, upperChar: const string = 'X', lowerChar: const string ="
                            + " 'x', digitChar: const string = 'n', otherChar: const string ="
                            + " null) -> string?")))
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called(TextFunctions::mask))
            .define(),
        StringFunctions.named(
                "quote",
                "The string between single quotes, those inside escaped.",
                "quote('Don\\'t')",
                "'Don\\'t'")
            .on("(string) -> string?")
            .bind(
                Lift.strict(
                    (in, out) -> out.putString("'" + in.getString(0).replace("'", "\\'") + "'")))
            .define(),
        StringFunctions.named(
                "soundex", "The code of how an English word sounds.", "soundex('Miller')", "M460")
            .on("(string) -> string")
            .bind(Lift.strict((in, out) -> out.putString(soundex(in.getString(0)))))
            .define(),
        StringFunctions.named(
                "levenshtein",
                "How many characters must change to make one string the other; -1 above a limit.",
                "levenshtein('kitten', 'sitting')",
                "3")
            .on("(string, string, int?) -> int")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      int distance = levenshtein(in.getString(0), in.getString(1));
                      out.putInt(in.count() > 2 && distance > in.getInt(2) ? -1 : distance);
                    }))
            .define());
  }

  /** All arguments must be strings as they are, those from the second on of one character. */
  private static Resolver singleCharacters(Resolver types) {
    List<String> names = types.parameterNames();
    return new Resolver() {
      @Override
      public Resolved resolve(CallSite site) {
        for (int i = 0; i < Math.min(names.size(), site.arguments().size()); i++) {
          Argument argument = site.arguments().get(i);
          if (!argument.type().isText() && argument.type().kind() != TypeKind.VOID) {
            throw CallErrors.inputType(site, i, "\"STRING\"");
          }
          if (i > 0
              && argument.foldable()
              && argument.value() != null
              && argument.value().toString().codePointCount(0, argument.value().toString().length())
                  != 1) {
            throw CallErrors.mismatch(
                    site, "INPUT_SIZE_NOT_ONE", "The length of " + names.get(i) + " must be 1.")
                .with("exprName", names.get(i));
          }
        }
        return types.resolve(site);
      }

      @Override
      public List<String> parameterNames() {
        return names;
      }
    };
  }

  private static void translate(Inputs in, Output out) {
    int[] from = in.getString(1).codePoints().toArray();
    int[] to = in.getString(2).codePoints().toArray();
    Map<Integer, Integer> table = new HashMap<>();
    for (int i = 0; i < from.length; i++) {
      table.putIfAbsent(from[i], i < to.length ? to[i] : -1);
    }
    StringBuilder text = new StringBuilder();
    in.getString(0)
        .codePoints()
        .map(c -> table.getOrDefault(c, c))
        .filter(c -> c > 0)
        .forEach(text::appendCodePoint);
    out.putString(text.toString());
  }

  private static RowFunction overlay(BindContext context) {
    boolean text = context.argument(0).kind() != TypeKind.BINARY;
    return (in, out) -> {
      ByteSlice s = in.getBytes(0);
      ByteSlice other = in.getBytes(1);
      int position = in.getInt(2);
      int otherLength = text ? Utf8.length(other) : other.length();
      int length = in.getInt(3) >= 0 ? in.getInt(3) : otherLength;
      int end = s.offset() + s.length();
      int from = skip(text, s, s.offset(), end, position - 1);
      int to =
          skip(
              text,
              s,
              s.offset(),
              end,
              (int) Math.min((long) position - 1 + length, Integer.MAX_VALUE));
      out.start();
      out.append(s.base(), s.offset(), from - s.offset());
      out.append(other);
      out.append(s.base(), to, end - to);
    };
  }

  private static int skip(boolean text, ByteSlice s, int from, int end, int count) {
    return text
        ? Utf8.skip(s.base(), from, end, count)
        : (int) Math.min((long) from + Math.max(0, count), end);
  }

  private static void splitPart(Inputs in, Output out) {
    String delimiter = in.getString(1);
    int n = in.getInt(2);
    if (n == 0) {
      throw SqlException.of(
          "INVALID_INDEX_OF_ZERO", "Parts are counted from 1, or from -1 backwards.");
    }
    List<String> parts = new ArrayList<>();
    String rest = in.getString(0);
    for (int at = delimiter.isEmpty() ? -1 : rest.indexOf(delimiter);
        at >= 0;
        at = rest.indexOf(delimiter)) {
      parts.add(rest.substring(0, at));
      rest = rest.substring(at + delimiter.length());
    }
    parts.add(rest);
    int i = n > 0 ? n - 1 : parts.size() + n;
    out.putString(i >= 0 && i < parts.size() ? parts.get(i) : "");
  }

  private static void mask(Inputs in, Output out) {
    if (in.isNull(0)) {
      return;
    }
    String[] with = new String[4];
    for (int k = 0; k < 4; k++) {
      with[k] = in.isNull(k + 1) ? null : in.getString(k + 1);
    }
    StringBuilder text = new StringBuilder();
    in.getString(0)
        .codePoints()
        .forEach(
            c -> {
              int kind =
                  Character.isUpperCase(c)
                      ? 0
                      : Character.isLowerCase(c) ? 1 : Character.isDigit(c) ? 2 : 3;
              if (with[kind] == null) {
                text.appendCodePoint(c);
              } else {
                text.append(with[kind]);
              }
            });
    out.putString(text.toString());
  }

  private static String soundex(String text) {
    if (text.isEmpty() || !isLetter(text.charAt(0))) {
      return text;
    }
    // Letters A to Z: 0 vowels, 7 for H and W, which separate nothing.
    String codes = "01230127022455012623017202";
    StringBuilder out = new StringBuilder();
    out.append(Character.toUpperCase(text.charAt(0)));
    char last = codes.charAt(out.charAt(0) - 'A');
    for (int i = 1; i < text.length() && out.length() < 4; i++) {
      char c = Character.toUpperCase(text.charAt(i));
      if (!isLetter(c)) {
        last = '0';
        continue;
      }
      char code = codes.charAt(c - 'A');
      if (code == '7') {
        continue;
      }
      if (code != '0' && code != last) {
        out.append(code);
      }
      last = code;
    }
    while (out.length() < 4) {
      out.append('0');
    }
    return out.toString();
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private static int levenshtein(String a, String b) {
    int[] x = a.codePoints().toArray();
    int[] y = b.codePoints().toArray();
    int[] previous = new int[y.length + 1];
    for (int j = 0; j <= y.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= x.length; i++) {
      int[] current = new int[y.length + 1];
      current[0] = i;
      for (int j = 1; j <= y.length; j++) {
        int change = previous[j - 1] + (x[i - 1] == y[j - 1] ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[y.length];
  }

  private static List<FunctionDefinition> formats() {
    return List.of(
        StringFunctions.named(
                "format_string",
                "The arguments put into a format as printf has it.",
                "format_string('Hello World %d %s', 100, 'days')",
                "Hello World 100 days")
            .aliases("printf")
            .on("(string, any...) -> string")
            .nulls(NullPolicy.CALLED)
            .canFail()
            .bind(Lift.called(TextFunctions::formatString))
            .define(),
        StringFunctions.named(
                "format_number",
                "The number with commas and so many decimals, or by a pattern.",
                "format_number(12332.123456, 4)",
                "12,332.1235")
            .resolver(Signature.resolver("(numeric, int|string) -> string?"))
            .makesNull()
            .bind(Lift.strict(TextFunctions::formatNumber))
            .define(),
        StringFunctions.named(
                "sentences",
                "The words of each sentence.",
                "sentences('Hi there! Good morning.')",
                "[[\"Hi\",\"there\"],[\"Good\",\"morning\"]]")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.array(SqlType.array(SqlType.STRING, false), false),
                    "(string, string = '', string = '') -> any?"))
            .bind(Lift.strict((in, out) -> out.putValue(sentences(in.getString(0), Locale.US))))
            .define());
  }

  private static void formatString(Inputs in, Output out) {
    if (in.isNull(0)) {
      return;
    }
    Object[] arguments = new Object[in.count() - 1];
    for (int k = 1; k < in.count(); k++) {
      Object value = in.getValue(k);
      arguments[k - 1] = value instanceof ByteSlice ? value.toString() : value;
    }
    try (Formatter formatter = new Formatter(Locale.US)) {
      out.putString(formatter.format(in.getString(0), arguments).toString());
    } catch (IllegalFormatException e) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.PATTERN",
              "The format does not fit its arguments: " + e.getMessage() + ".")
          .with("parameter", "`strfmt`")
          .with("functionName", "`format_string`")
          .with("value", "'" + in.getString(0) + "'");
    }
  }

  private static RowFunction formatNumber(BindContext context) {
    boolean digits = context.argument(1).kind() == TypeKind.INT;
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.US);
    return (in, out) -> {
      String pattern;
      if (digits) {
        int n = in.getInt(1);
        if (n < 0) {
          return;
        }
        pattern =
            n == 0
                ? "#,###,###,###,###,###,##0"
                : "#,###,###,###,###,###,##0." + "0".repeat(Math.min(n, 1000));
      } else {
        String given = in.getString(1);
        pattern = given.isEmpty() ? "#,###,###,###,###,###,##0" : given;
      }
      DecimalFormat format = decimalFormat(pattern, symbols);
      Object value = in.getValue(0);
      out.putString(format.format(value instanceof Float f ? (Object) (double) f : value));
    };
  }

  private static DecimalFormat decimalFormat(String pattern, DecimalFormatSymbols symbols) {
    try {
      DecimalFormat format = new DecimalFormat(pattern, symbols);
      format.setRoundingMode(RoundingMode.HALF_EVEN);
      return format;
    } catch (IllegalArgumentException e) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.PATTERN",
              "format_number does not understand the pattern '" + pattern + "'.")
          .with("parameter", "`expr2`")
          .with("functionName", "`format_number`")
          .with("value", "'" + pattern + "'");
    }
  }

  private static List<Object> sentences(String text, Locale locale) {
    List<Object> all = new ArrayList<>();
    BreakIterator byLine = BreakIterator.getSentenceInstance(locale);
    byLine.setText(text);
    int from = byLine.first();
    for (int to = byLine.next(); to != BreakIterator.DONE; to = byLine.next()) {
      String sentence = text.substring(from, to);
      BreakIterator byWord = BreakIterator.getWordInstance(locale);
      byWord.setText(sentence);
      List<Object> words = new ArrayList<>();
      int start = byWord.first();
      for (int end = byWord.next(); end != BreakIterator.DONE; end = byWord.next()) {
        if (Character.isLetterOrDigit(sentence.charAt(start))) {
          words.add(ByteSlice.of(sentence.substring(start, end)));
        }
        start = end;
      }
      all.add(words);
      from = to;
    }
    return all;
  }

  private static List<FunctionDefinition> checks() {
    return List.of(
        StringFunctions.named(
                "luhn_check",
                "Whether the last digit is right by Luhn's rule.",
                "luhn_check('8112189876')",
                "true")
            .on("(string) -> boolean?")
            .bind(Lift.strict((in, out) -> out.putBoolean(luhn(in.getString(0)))))
            .define(),
        StringFunctions.named(
                "is_valid_utf8",
                "Whether the bytes are valid UTF-8.",
                "is_valid_utf8('Spark')",
                "true")
            .on("(string) -> boolean?")
            .bind(Lift.strict((in, out) -> out.putBoolean(isValid(in.getBytes(0)))))
            .define(),
        StringFunctions.named(
                "make_valid_utf8",
                "The string with malformed bytes replaced.",
                "make_valid_utf8('Spark')",
                "Spark")
            .on("(string) -> string?")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      ByteSlice s = in.getBytes(0);
                      if (isValid(s)) {
                        out.putBytes(s);
                      } else {
                        out.putString(s.toString());
                      }
                    }))
            .define(),
        StringFunctions.named(
                "validate_utf8",
                "The string itself, or an error if it is malformed.",
                "validate_utf8('Spark')",
                "Spark")
            .on("(string) -> string?")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      ByteSlice s = in.getBytes(0);
                      if (!isValid(s)) {
                        StringBuilder hex = new StringBuilder();
                        for (byte b : s.toByteArray()) {
                          hex.append(String.format("\\x%02X", b));
                        }
                        throw SqlException.of(
                                "INVALID_UTF8_STRING",
                                "The string is not valid UTF-8: " + hex + ".")
                            .with("str", hex.toString());
                      }
                      out.putBytes(s);
                    }))
            .define(),
        StringFunctions.named(
                "try_validate_utf8",
                "The string itself, or null if it is malformed.",
                "try_validate_utf8('Spark')",
                "Spark")
            .on("(string) -> string?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      if (isValid(in.getBytes(0))) {
                        out.putBytes(in.getBytes(0));
                      }
                    }))
            .define(),
        StringFunctions.named(
                "collation",
                "The collation of a string.",
                "collation('Spark')",
                "SYSTEM.BUILTIN.UTF8_BINARY")
            .on("(string) -> string!")
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (BindContext context) -> {
                      String name =
                          context.argument(0) instanceof SqlType.StringType s
                              ? s.collation()
                              : "UTF8_BINARY";
                      return (in, out) -> out.putString("SYSTEM.BUILTIN." + name);
                    }))
            .define());
  }

  private static boolean luhn(String digits) {
    int sum = 0;
    for (int i = digits.length() - 1, place = 0; i >= 0; i--, place++) {
      int d = digits.charAt(i) - '0';
      if (d < 0 || d > 9) {
        return false;
      }
      int twice = d * 2;
      sum += place % 2 == 0 ? d : twice > 9 ? twice - 9 : twice;
    }
    return !digits.isEmpty() && sum % 10 == 0;
  }

  private static boolean isValid(ByteSlice s) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(s.base(), s.offset(), s.length()));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
