package io.firesteel.core.setting;

import io.firesteel.core.error.SqlException;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A declared setting.
 *
 * @param key the name in SET, in configuration files and on the command line
 * @param defaultText the default as text
 * @param parser from text to value; throws IllegalArgumentException with a reason on bad text
 * @param session whether SET may change it; otherwise only the server's configuration may
 */
public record Setting<T>(
    String key, String defaultText, Function<String, T> parser, String doc, boolean session) {
  private static final Map<String, Setting<?>> DECLARED = new ConcurrentHashMap<>();

  public static Setting<Boolean> bool(String key, boolean defaultValue, String doc) {
    return declare(key, Boolean.toString(defaultValue), Setting::parseBoolean, doc, true);
  }

  public static Setting<Integer> integer(String key, int defaultValue, String doc) {
    return declare(key, Integer.toString(defaultValue), s -> Integer.valueOf(s.trim()), doc, true);
  }

  public static Setting<String> text(String key, String defaultValue, String doc) {
    return declare(key, defaultValue, s -> s, doc, true);
  }

  /** One of several words, any case; the value is in the case given here. */
  public static Setting<String> choice(
      String key, String defaultValue, List<String> of, String doc) {
    return declare(
        key,
        defaultValue,
        s -> {
          for (String word : of) {
            if (word.equalsIgnoreCase(s.trim())) {
              return word;
            }
          }
          throw new IllegalArgumentException("should be one of " + String.join(", ", of));
        },
        doc,
        true);
  }

  /** Bytes: a number with an optional unit of b, k, m, g, t (also kb, mb...). */
  public static Setting<Long> bytes(String key, String defaultText, String doc) {
    return declare(key, defaultText, Setting::parseBytes, doc, true);
  }

  /**
   * Milliseconds: a number with an optional unit of ms, s, min (or m), h, d; without one seconds.
   */
  public static Setting<Long> duration(String key, String defaultText, String doc) {
    return declare(key, defaultText, Setting::parseDuration, doc, true);
  }

  public static Setting<ZoneId> zone(String key, String defaultText, String doc) {
    return declare(key, defaultText, ZoneIds::parse, doc, true);
  }

  /** The same setting, out of reach of SET. */
  public Setting<T> serverOnly() {
    Setting<T> other = new Setting<>(key, defaultText, parser, doc, false);
    DECLARED.put(key, other);
    return other;
  }

  private static <T> Setting<T> declare(
      String key, String defaultText, Function<String, T> parser, String doc, boolean session) {
    Setting<T> setting = new Setting<>(key, defaultText, parser, doc, session);
    if (DECLARED.putIfAbsent(key, setting) != null) {
      throw new IllegalStateException("Setting declared twice: " + key);
    }
    return setting;
  }

  /** The declaration of a key, or null. Keys compare by case, as Spark's do. */
  public static Setting<?> find(String key) {
    return DECLARED.get(key);
  }

  /** All declarations by key. */
  public static Map<String, Setting<?>> all() {
    return new TreeMap<>(DECLARED);
  }

  /**
   * The value of a text.
   *
   * @throws SqlException INVALID_CONF_VALUE.TYPE_MISMATCH if it is not one
   */
  public T parse(String value) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw SqlException.of(
              "INVALID_CONF_VALUE.TYPE_MISMATCH",
              "The setting " + key + " does not take " + value + ": " + e.getMessage() + ".")
          .with("confName", key)
          .with("confValue", value);
    }
  }

  private static Boolean parseBoolean(String s) {
    switch (s.trim().toLowerCase(Locale.ROOT)) {
      case "true":
        return true;
      case "false":
        return false;
      default:
        throw new IllegalArgumentException("should be true or false");
    }
  }

  private static Long parseBytes(String s) {
    String t = s.trim().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < t.length()
        && (Character.isDigit(t.charAt(digits)) || t.charAt(digits) == '-')) {
      digits++;
    }
    long number = Long.parseLong(t.substring(0, digits));
    switch (t.substring(digits).trim()) {
      case "":
      case "b":
        return number;
      case "k":
      case "kb":
        return number << 10;
      case "m":
      case "mb":
        return number << 20;
      case "g":
      case "gb":
        return number << 30;
      case "t":
      case "tb":
        return number << 40;
      default:
        throw new IllegalArgumentException("should be a size such as 64m");
    }
  }

  private static Long parseDuration(String s) {
    String t = s.trim().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < t.length()
        && (Character.isDigit(t.charAt(digits)) || t.charAt(digits) == '-')) {
      digits++;
    }
    long number = Long.parseLong(t.substring(0, digits));
    switch (t.substring(digits).trim()) {
      case "ms":
        return number;
      case "":
      case "s":
        return number * 1000;
      case "m":
      case "min":
        return number * 60_000;
      case "h":
        return number * 3_600_000;
      case "d":
        return number * 86_400_000;
      default:
        throw new IllegalArgumentException("should be a duration such as 30s");
    }
  }
}
