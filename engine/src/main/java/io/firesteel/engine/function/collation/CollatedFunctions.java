package io.firesteel.engine.function.collation;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import io.firesteel.engine.function.lift.RowFunction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What functions that look into strings do when these have a collation: the same, but characters
 * are equal as the collation has it. Blanks at the end do not count for _RTRIM.
 */
public final class CollatedFunctions {
  /** The lower case of the capital I with a dot is two characters. */
  private static final String DOTTED_I = "i\u0307";

  private static final int DOTTED_CAPITAL_I = 0x130;

  private CollatedFunctions() {}

  /** A function of a row and a collation. */
  @FunctionalInterface
  private interface Collated {
    void apply(Inputs in, Output out, Collation collation);
  }

  private static final Map<String, Collated> FUNCTIONS =
      Map.ofEntries(
          Map.entry("contains", (in, out, c) -> out.putBoolean(search(in, 0, 1, c).find(0))),
          Map.entry("startswith", (in, out, c) -> out.putBoolean(search(in, 0, 1, c).atStart())),
          Map.entry("endswith", (in, out, c) -> out.putBoolean(search(in, 0, 1, c).atEnd())),
          Map.entry("instr", (in, out, c) -> out.putInt(position(in, 0, 1, 1, c))),
          Map.entry("locate", (in, out, c) -> out.putInt(position(in, 1, 0, in.getInt(2), c))),
          Map.entry("charindex", (in, out, c) -> out.putInt(position(in, 1, 0, in.getInt(2), c))),
          Map.entry("replace", CollatedFunctions::replace),
          Map.entry("find_in_set", CollatedFunctions::findInSet),
          Map.entry("substring_index", CollatedFunctions::substringIndex),
          Map.entry("split_part", CollatedFunctions::splitPart),
          Map.entry("translate", CollatedFunctions::translate),
          Map.entry("trim", (in, out, c) -> trim(in, out, c, 1, 0, true, true)),
          Map.entry("btrim", (in, out, c) -> trim(in, out, c, 0, 1, true, true)),
          Map.entry("ltrim", (in, out, c) -> trim(in, out, c, 1, 0, true, false)),
          Map.entry("rtrim", (in, out, c) -> trim(in, out, c, 1, 0, false, true)),
          Map.entry("initcap", (in, out, c) -> out.putString(initcap(in.getString(0)))));

  /** Whether a function searches within its strings. */
  public static boolean searches(String function) {
    return FUNCTIONS.containsKey(function) && !function.equals("initcap");
  }

  /** The kernel of a call with collated arguments, or null if the usual one does. */
  public static Kernel bind(String function, BindContext context) {
    Collation collation = collation(context);
    if (collation == null) {
      return null;
    }
    RowFunction array = CollatedArrays.of(function, collation);
    if (array != null) {
      return Lift.kernel(context, true, false, array);
    }
    Collated collated = FUNCTIONS.get(function);
    boolean blanks = function.endsWith("trim") && context.argumentTypes().size() == 1;
    if (collated == null || blanks) {
      return null;
    }
    return Lift.kernel(context, true, false, (in, out) -> collated.apply(in, out, collation));
  }

  private static Collation collation(BindContext context) {
    for (SqlType type : context.argumentTypes()) {
      SqlType part = type instanceof SqlType.ArrayType array ? array.element() : type;
      part = type instanceof SqlType.MapType map ? map.key() : part;
      Collation collation = Collation.of(part);
      if (collation != null && !collation.isBinary()) {
        return collation;
      }
    }
    return null;
  }

  private static Search search(Inputs in, int text, int part, Collation collation) {
    String a = in.getString(text);
    String b = in.getString(part);
    return collation.trims()
        ? new Search(collation, Collation.trimmed(a), Collation.trimmed(b))
        : new Search(collation, a, b);
  }

  /** The position of a part from 1 in characters, 0 if it is not there. */
  private static int position(Inputs in, int text, int part, int from, Collation collation) {
    String s = in.getString(text);
    if (from < 1 || from - 1 > s.codePointCount(0, s.length())) {
      return 0;
    }
    Search search = search(in, text, part, collation);
    return search.find(s.offsetByCodePoints(0, from - 1))
        ? s.codePointCount(0, search.start()) + 1
        : 0;
  }

  private static void replace(Inputs in, Output out, Collation collation) {
    String text = in.getString(0);
    String part = in.getString(1);
    String with = in.getString(2);
    if (part.isEmpty()) {
      out.putString(text);
      return;
    }
    Search search = new Search(collation, text, part);
    StringBuilder replaced = new StringBuilder();
    int at = 0;
    while (at < text.length() && search.find(at)) {
      replaced.append(text, at, search.start()).append(with);
      at = search.end();
    }
    out.putString(replaced.append(text, at, text.length()).toString());
  }

  private static void findInSet(Inputs in, Output out, Collation collation) {
    String word = in.getString(0);
    int found = 0;
    if (!word.contains(",")) {
      String[] words = in.getString(1).split(",", -1);
      for (int i = words.length; i > 0; i--) {
        found = collation.compare(word, words[i - 1]) == 0 ? i : found;
      }
    }
    out.putInt(found);
  }

  /**
   * Start and end of every match.
   *
   * @param overlapping whether a match may begin within an earlier one
   */
  private static List<int[]> matches(
      String text, String delimiter, Collation collation, boolean overlapping) {
    String part = collation.trims() ? Collation.trimmed(delimiter) : delimiter;
    List<int[]> matches = new ArrayList<>();
    if (!part.isEmpty()) {
      Search search = new Search(collation, text, part);
      int at = 0;
      while (at < text.length() && search.find(at)) {
        matches.add(new int[] {search.start(), search.end()});
        at = overlapping ? text.offsetByCodePoints(search.start(), 1) : search.end();
      }
    }
    return matches;
  }

  private static void substringIndex(Inputs in, Output out, Collation collation) {
    String text = in.getString(0);
    int n = in.getInt(2);
    if (n == 0 || in.getString(1).isEmpty()) {
      out.putString("");
      return;
    }
    List<int[]> matches = matches(text, in.getString(1), collation, true);
    if (Math.abs((long) n) > matches.size()) {
      out.putString(text);
    } else if (n > 0) {
      out.putString(text.substring(0, matches.get(n - 1)[0]));
    } else {
      out.putString(text.substring(matches.get(matches.size() + n)[1]));
    }
  }

  private static void splitPart(Inputs in, Output out, Collation collation) {
    String text = in.getString(0);
    int n = in.getInt(2);
    if (n == 0) {
      throw SqlException.of("INVALID_INDEX_OF_ZERO", "Parts start at 1 or -1; there is no 0.");
    }
    List<int[]> matches = matches(text, in.getString(1), collation, false);
    int parts = matches.size() + 1;
    int k = n > 0 ? n - 1 : parts + n;
    if (k < 0 || k >= parts) {
      out.putString("");
      return;
    }
    int from = k == 0 ? 0 : matches.get(k - 1)[1];
    out.putString(text.substring(from, k == parts - 1 ? text.length() : matches.get(k)[0]));
  }

  private static String letter(Collation collation, int c) {
    return new String(collation.key(new String(Character.toChars(c))), StandardCharsets.ISO_8859_1);
  }

  private static void translate(Inputs in, Output out, Collation collation) {
    int[] from = in.getString(1).codePoints().toArray();
    int[] to = in.getString(2).codePoints().toArray();
    Map<String, Integer> table = new HashMap<>();
    for (int i = 0; i < from.length; i++) {
      table.putIfAbsent(letter(collation, from[i]), i < to.length ? to[i] : -1);
    }
    StringBuilder text = new StringBuilder();
    in.getString(0)
        .codePoints()
        .forEach(
            c -> {
              Integer with = table.get(letter(collation, c));
              if (with == null) {
                text.appendCodePoint(c);
              } else if (with >= 0) {
                text.appendCodePoint(with);
              }
            });
    out.putString(text.toString());
  }

  private static void trim(
      Inputs in, Output out, Collation collation, int text, int set, boolean left, boolean right) {
    String s = in.getString(text);
    Map<String, Boolean> cut = new HashMap<>();
    in.getString(set).codePoints().forEach(c -> cut.put(letter(collation, c), true));
    int from = 0;
    int to = s.length();
    String blanks = "";
    // Blanks that do not count stay where they are, and hide nothing before them.
    if (right && collation.trims() && !cut.containsKey(letter(collation, ' '))) {
      to = Collation.trimmed(s).length();
      blanks = s.substring(to);
    }
    boolean dotted = cut.containsKey(letter(collation, DOTTED_CAPITAL_I));
    while (left && from < to) {
      boolean two = dotted && s.startsWith(DOTTED_I, from);
      if (!two && !cut.containsKey(letter(collation, s.codePointAt(from)))) {
        break;
      }
      from += two ? DOTTED_I.length() : Character.charCount(s.codePointAt(from));
    }
    while (right && from < to) {
      boolean two = dotted && s.substring(from, to).endsWith(DOTTED_I);
      if (!two && !cut.containsKey(letter(collation, s.codePointBefore(to)))) {
        break;
      }
      to -= two ? DOTTED_I.length() : Character.charCount(s.codePointBefore(to));
    }
    out.putString((from < to ? s.substring(from, to) : "") + blanks);
  }

  private static String initcap(String text) {
    return com.ibm.icu.lang.UCharacter.toTitleCase(Locale.ROOT, text, null, 0);
  }
}
