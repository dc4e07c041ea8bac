package io.firesteel.server.command;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns of SHOW ... LIKE: {@code *} for any characters, {@code |} for alternatives. */
final class NamePattern {
  private NamePattern() {}

  /** Whether a name matches, without case; everything matches no pattern. */
  static boolean matches(Optional<String> pattern, String name) {
    if (pattern.isEmpty()) {
      return true;
    }
    for (String alternative : pattern.get().trim().split("\\|", -1)) {
      String regex = alternative.trim().toLowerCase(Locale.ROOT).replace("*", ".*");
      try {
        if (Pattern.matches(regex, name.toLowerCase(Locale.ROOT))) {
          return true;
        }
      } catch (PatternSyntaxException e) {
        // What is no pattern matches nothing.
        continue;
      }
    }
    return false;
  }
}
