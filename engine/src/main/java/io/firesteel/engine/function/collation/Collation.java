package io.firesteel.engine.function.collation;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A collation: UTF8_BINARY (bytes), UTF8_LCASE (bytes of the lower case), UNICODE or a locale of
 * ICU, the last two with the suffixes _CI (case does not matter) and _AI (accents do not), all with
 * _RTRIM (blanks at the end do not).
 */
public final class Collation {
  private static final Map<String, Collation> CACHE = new ConcurrentHashMap<>();
  private static final int DOTTED_CAPITAL_I = 0x130;
  private static final int FINAL_SIGMA = 0x3C2;
  private static final int SIGMA = 0x3C3;

  private final String name;
  private final boolean lowerCase;
  private final boolean trims;
  private final boolean ignoresAccents;
  private final boolean ignoresCase;
  private final RuleBasedCollator collator;

  private Collation(
      String name,
      boolean lowerCase,
      boolean ignoresCase,
      boolean ignoresAccents,
      boolean trims,
      RuleBasedCollator collator) {
    this.name = name;
    this.lowerCase = lowerCase;
    this.ignoresCase = ignoresCase;
    this.ignoresAccents = ignoresAccents;
    this.trims = trims;
    this.collator = collator;
  }

  /** The locales by their names in upper case; made when the first one is needed. */
  private static final class Locales {
    private static final Map<String, String> NAMES = new TreeMap<>();
    private static final Map<String, ULocale> BY_NAME = new HashMap<>();

    static {
      put("UNICODE", ULocale.ROOT);
      for (ULocale locale : Collator.getAvailableULocales()) {
        if (locale.getVariant().isEmpty() && !locale.getLanguage().isEmpty()) {
          String script = locale.getScript().isEmpty() ? "" : "_" + locale.getScript();
          String country = locale.getISO3Country();
          put(locale.getLanguage() + script + (country.isEmpty() ? "" : "_" + country), locale);
        }
      }
    }

    private static void put(String name, ULocale locale) {
      NAMES.put(name.toUpperCase(Locale.ROOT), name);
      BY_NAME.put(name, locale);
    }
  }

  /**
   * The collation of that name, in any case.
   *
   * @throws SqlException COLLATION_INVALID_NAME
   */
  public static Collation of(String name) {
    Collation known = CACHE.get(name);
    if (known == null) {
      known = parse(name);
      CACHE.put(name, known);
    }
    return known;
  }

  /** The collation of a type of text that is not compared by its bytes, else null. */
  public static Collation of(SqlType type) {
    return type instanceof SqlType.StringType text && !text.isBinary()
        ? of(text.collation())
        : null;
  }

  /** Names of all locales, UNICODE among them, in the order of their upper case. */
  public static List<String> locales() {
    return List.copyOf(Locales.NAMES.values());
  }

  /** The version of ICU whose orders these are. */
  public static String icuVersion() {
    return com.ibm.icu.util.VersionInfo.ICU_VERSION.toString();
  }

  private static Collation parse(String given) {
    String upper = given.toUpperCase(Locale.ROOT);
    if (upper.startsWith("UTF8_BINARY") || upper.startsWith("UTF8_LCASE")) {
      boolean lower = upper.startsWith("UTF8_LCASE");
      String base = lower ? "UTF8_LCASE" : "UTF8_BINARY";
      String rest = upper.substring(base.length());
      if (!rest.isEmpty() && !rest.equals("_RTRIM")) {
        throw unknown(given);
      }
      return new Collation(base + rest, lower, lower, false, !rest.isEmpty(), null);
    }
    Set<String> suffixes = new LinkedHashSet<>();
    String locale = upper;
    for (int at = locale.lastIndexOf('_'); at > 0; at = locale.lastIndexOf('_')) {
      String suffix = locale.substring(at + 1);
      if (!List.of("CI", "CS", "AI", "AS", "RTRIM").contains(suffix)
          || Locales.NAMES.containsKey(locale)) {
        break;
      }
      if (!suffixes.add(suffix)) {
        throw unknown(given);
      }
      locale = locale.substring(0, at);
    }
    boolean twice =
        suffixes.containsAll(Set.of("CI", "CS")) || suffixes.containsAll(Set.of("AI", "AS"));
    String canonical = Locales.NAMES.get(locale);
    if (canonical == null || twice) {
      throw unknown(given);
    }
    boolean ignoreCase = suffixes.contains("CI");
    boolean ignoreAccents = suffixes.contains("AI");
    boolean trim = suffixes.contains("RTRIM");
    String name =
        canonical
            + (ignoreCase ? "_CI" : "")
            + (ignoreAccents ? "_AI" : "")
            + (trim ? "_RTRIM" : "");
    return new Collation(
        name,
        false,
        ignoreCase,
        ignoreAccents,
        trim,
        collator(Locales.BY_NAME.get(canonical), ignoreCase, ignoreAccents));
  }

  private static RuleBasedCollator collator(
      ULocale locale, boolean ignoreCase, boolean ignoreAccents) {
    RuleBasedCollator collator;
    try {
      collator = ((RuleBasedCollator) Collator.getInstance(locale)).cloneAsThawed();
    } catch (RuntimeException e) {
      throw new IllegalStateException("no collator of " + locale, e);
    }
    collator.setStrength(
        ignoreAccents ? Collator.PRIMARY : ignoreCase ? Collator.SECONDARY : Collator.TERTIARY);
    collator.setCaseLevel(ignoreAccents && !ignoreCase);
    return (RuleBasedCollator) collator.freeze();
  }

  private static SqlException unknown(String name) {
    return SqlException.of("COLLATION_INVALID_NAME", "There is no collation named " + name + ".")
        .with("collationName", name)
        .with("proposals", "");
  }

  /** The name in its usual case. */
  public String name() {
    return name;
  }

  public boolean isBinary() {
    return collator == null && !lowerCase && !trims;
  }

  /** Whether it compares the lower case of the bytes. */
  public boolean isLowerCase() {
    return lowerCase;
  }

  public boolean trims() {
    return trims;
  }

  /** Whether the order is one of ICU. */
  public boolean isIcu() {
    return collator != null;
  }

  /** Whether accents do not matter, but case does: such strings cannot be searched. */
  public boolean isSearchable() {
    return !ignoresAccents || ignoresCase;
  }

  RuleBasedCollator collator() {
    return collator;
  }

  /** Bytes that are equal where the strings are, and in their order. */
  public byte[] key(String text) {
    String trimmed = trims ? trimmed(text) : text;
    if (collator != null) {
      return collator.getCollationKey(trimmed).toByteArray();
    }
    return (lowerCase ? lower(trimmed) : trimmed).getBytes(StandardCharsets.UTF_8);
  }

  public int compare(String a, String b) {
    if (collator != null) {
      return trims ? collator.compare(trimmed(a), trimmed(b)) : collator.compare(a, b);
    }
    return Arrays.compareUnsigned(key(a), key(b));
  }

  /** Without the blanks at its end. */
  static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(0, end);
  }

  /** The lower case, character by character: no context, and one sigma. */
  static String lower(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendLower(c, lower));
    return lower.toString();
  }

  static void appendLower(int c, StringBuilder out) {
    if (c == DOTTED_CAPITAL_I) {
      out.append("i\u0307");
    } else {
      out.appendCodePoint(c == FINAL_SIGMA ? SIGMA : UCharacter.toLowerCase(c));
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
