package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.collation.Collation;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Loops;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** LIKE, regular expressions and splitting. */
public final class PatternFunctions {
  private PatternFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        StringFunctions.named(
                "like",
                "Whether a string matches a pattern where % stands for any text and _ for any"
                    + " character.",
                "like('Spark', '_park')",
                "true")
            .on("(str: string, pattern: string, escape: const string = '\\') -> boolean")
            .canFail()
            .bind(context -> like(context, false))
            .define(),
        StringFunctions.named(
                "ilike", "LIKE without regard to case.", "ilike('Spark', '_Park')", "true")
            .on("(str: string, pattern: string, escape: const string = '\\') -> boolean")
            .canFail()
            .bind(context -> like(context, true))
            .define(),
        regexp(
                "rlike",
                "Whether a regular expression matches somewhere.",
                "rlike('abc', 'b.')",
                "true")
            .aliases("regexp", "regexp_like")
            .on("(str: string, regexp: string) -> boolean")
            .bind(bind((in, out, matcher) -> out.putBoolean(matcher.find())))
            .define(),
        regexp(
                "regexp_count",
                "How often a regular expression matches.",
                "regexp_count('a1b2', '[0-9]')",
                "2")
            .on("(str: string, regexp: string) -> int")
            .bind(
                bind(
                    (in, out, matcher) -> {
                      int count = 0;
                      while (matcher.find()) {
                        count++;
                      }
                      out.putInt(count);
                    }))
            .define(),
        regexp(
                "regexp_substr",
                "The first match of a regular expression, null without one.",
                "regexp_substr('a12', '[0-9]+')",
                "12")
            .on("(str: string, regexp: string) -> string?")
            .makesNull()
            .bind(
                bind(
                    (in, out, matcher) -> {
                      if (matcher.find() && matcher.end() > matcher.start()) {
                        out.putString(matcher.group());
                      }
                    }))
            .define(),
        regexp(
                "regexp_instr",
                "The position of the first match of a regular expression, 0 without one.",
                "regexp_instr('user@spark.apache.org', '@[^.]*')",
                "5")
            .on("(str: string, regexp: string, idx: int = 0) -> int")
            .bind(
                bind(
                    (in, out, matcher) ->
                        out.putInt(matcher.find() ? matcher.toMatchResult().start() + 1 : 0)))
            .define(),
        regexp(
                "regexp_extract",
                "A group of the first match of a regular expression, empty without one.",
                "regexp_extract('100-200', '([0-9]+)-([0-9]+)', 1)",
                "100")
            .on("(str: string, regexp: string, idx: int = 1) -> string")
            .bind(
                bind(
                    (in, out, matcher) -> {
                      if (!matcher.find()) {
                        out.putString("");
                        return;
                      }
                      String group = matcher.group(group(matcher, in.getInt(2), "regexp_extract"));
                      out.putString(group == null ? "" : group);
                    }))
            .define(),
        regexp(
                "regexp_extract_all",
                "A group of all matches of a regular expression.",
                "regexp_extract_all('100-200, 300-400', '([0-9]+)-([0-9]+)', 1)",
                "[\"100\",\"300\"]")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.array(SqlType.STRING),
                    "(str: string, regexp: string, idx: int = 1)"))
            .bind(bind(PatternFunctions::extractAll))
            .define(),
        regexp(
                "regexp_replace",
                "The string with all matches of a regular expression, from a position on,"
                    + " replaced; $1 stands for the first group.",
                "regexp_replace('100-200', '([0-9]+)', 'num')",
                "num-num")
            .resolver(
                PatternFunctions.position(
                    Signature.resolver(
                        "(str: string, regexp: string, rep: string, position: int = 1) -> string")))
            .bind(bind(PatternFunctions::replaceAll))
            .define(),
        StringFunctions.named(
                "split",
                "The parts between the matches of a regular expression, at most so many if a"
                    + " limit is positive.",
                "split('oneAtwoBthreeC', '[ABC]')",
                "[\"one\",\"two\",\"three\",\"\"]")
            .resolver(
                Signature.resolver(
                    (types, site) -> SqlType.array(SqlType.STRING, false),
                    "(str: string, regexp: string, limit: int = -1)"))
            .canFail()
            .bind(
                Lift.strict(
                    (BindContext context) -> split(new Compiled("split", lowerCase(context)))))
            .define());
  }

  /** The position must be a positive constant. */
  private static Resolver position(Resolver types) {
    return site -> {
      if (site.arguments().size() > 3) {
        Argument position = site.arguments().get(3);
        if (!position.foldable()) {
          throw CallErrors.notConstant(site, 3, "position");
        }
        if (position.value() instanceof Integer n && n < 1) {
          throw CallErrors.outOfRange(site, "position", "(0, 2147483647]", n.toString());
        }
      }
      return types.resolve(site);
    };
  }

  private static ScalarFunction.Builder regexp(
      String name, String usage, String example, String result) {
    return StringFunctions.named(name, usage, example, result).canFail();
  }

  private static boolean lowerCase(BindContext context) {
    Collation collation = Collation.of(context.argument(0));
    return collation != null && collation.isLowerCase();
  }

  private static Kernel like(BindContext context, boolean caseMattersNot) {
    boolean ignoreCase = caseMattersNot || lowerCase(context);
    String escapeText = ((ByteSlice) context.constant(2)).toString();
    char escape = escapeText.isEmpty() ? '\\' : escapeText.charAt(0);
    if (context.isConstant(1) && context.constant(1) != null && !ignoreCase) {
      LikeMatcher matcher = LikeMatcher.compile(context.constant(1).toString(), escape);
      return Kernel.infallible(Loops.bytesToBoolean(matcher));
    }
    return Lift.kernel(
        context,
        true,
        false,
        new RowFunction() {
          private String compiledOf;
          private LikeMatcher matcher;

          @Override
          public void apply(Inputs in, Output out) {
            String pattern = in.getString(1);
            if (!pattern.equals(compiledOf)) {
              matcher = LikeMatcher.compile(ignoreCase ? lower(pattern) : pattern, escape);
              compiledOf = pattern;
            }
            ByteSlice value = in.getBytes(0);
            out.putBoolean(
                matcher.test(ignoreCase ? ByteSlice.of(lower(value.toString())) : value));
          }
        });
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** A function of a row and the matcher of its second argument over its first. */
  @FunctionalInterface
  private interface Matching {
    void apply(Inputs in, Output out, Matcher matcher);
  }

  private static Function<BindContext, Kernel> bind(Matching matching) {
    return Lift.strict(
        (BindContext context) -> {
          Compiled compiled = new Compiled(context.function(), lowerCase(context));
          return (in, out) ->
              matching.apply(in, out, compiled.of(in.getString(1)).matcher(in.getString(0)));
        });
  }

  /** The last pattern, compiled: almost always it is the same for all rows. */
  private static final class Compiled {
    private final String function;
    private final int flags;
    private String text;
    private Pattern pattern;

    Compiled(String function, boolean lowerCase) {
      this.function = function;
      this.flags = lowerCase ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0;
    }

    Pattern of(String regexp) {
      if (!regexp.equals(text)) {
        try {
          pattern = Pattern.compile(regexp, flags);
        } catch (PatternSyntaxException e) {
          throw SqlException.of(
                  "INVALID_PARAMETER_VALUE.PATTERN",
                  "The regular expression '" + regexp + "' of " + function + " is not valid.")
              .with("parameter", "`regexp`")
              .with("functionName", "`" + function + "`")
              .with("value", "'" + regexp + "'");
        }
        text = regexp;
      }
      return pattern;
    }
  }

  private static int group(Matcher matcher, int index, String function) {
    if (index < 0 || index > matcher.groupCount()) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX",
              "The regular expression has "
                  + matcher.groupCount()
                  + " groups, but group "
                  + index
                  + " was asked for.")
          .with("parameter", "`idx`")
          .with("functionName", "`" + function + "`")
          .with("groupCount", Integer.toString(matcher.groupCount()))
          .with("groupIndex", Integer.toString(index));
    }
    return index;
  }

  private static void extractAll(Inputs in, Output out, Matcher matcher) {
    List<Object> all = new ArrayList<>();
    int index = group(matcher, in.getInt(2), "regexp_extract_all");
    while (matcher.find()) {
      String group = matcher.group(index);
      all.add(ByteSlice.of(group == null ? "" : group));
    }
    out.putValue(all);
  }

  private static void replaceAll(Inputs in, Output out, Matcher matcher) {
    int position = in.getInt(3) - 1;
    String source = in.getString(0);
    if (position != 0 && position >= source.length()) {
      out.putString(source);
      return;
    }
    matcher.region(Math.max(0, position), source.length());
    StringBuilder result = new StringBuilder();
    String replacement = in.getString(2);
    try {
      while (matcher.find()) {
        matcher.appendReplacement(result, replacement);
      }
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw SqlException.of(
              "INVALID_REGEXP_REPLACE",
              "The replacement '" + replacement + "' refers to a group that does not exist.")
          .with("source", source)
          .with("pattern", in.getString(1))
          .with("replacement", replacement)
          .with("position", Integer.toString(position + 1));
    }
    matcher.appendTail(result);
    out.putString(result.toString());
  }

  private static RowFunction split(Compiled compiled) {
    return (in, out) -> {
      String text = in.getString(0);
      String regexp = in.getString(1);
      int limit = in.getInt(2);
      List<Object> parts = new ArrayList<>();
      if (regexp.isEmpty() && !text.isEmpty()) {
        int characters = text.codePointCount(0, text.length());
        int most = limit <= 0 || limit > characters ? characters : limit;
        int at = 0;
        for (int n = 1; n < most; n++) {
          int next = text.offsetByCodePoints(at, 1);
          parts.add(ByteSlice.of(text.substring(at, next)));
          at = next;
        }
        parts.add(ByteSlice.of(text.substring(at)));
      } else {
        for (String part : compiled.of(regexp).split(text, limit == 0 ? -1 : limit)) {
          parts.add(ByteSlice.of(part));
        }
      }
      out.putValue(parts);
    };
  }
}
