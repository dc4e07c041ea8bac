package io.firesteel.core.setting;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** An immutable set of setting values. Undeclared keys are kept as text, as Spark keeps them. */
public final class Settings {
  public static final Settings DEFAULTS = new Settings(Map.of());

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = values;
  }

  public static Settings of(Map<String, String> values) {
    return new Settings(Collections.unmodifiableMap(new TreeMap<>(values)));
  }

  /** The value of a declared setting: what was set, or its default. */
  public <T> T get(Setting<T> setting) {
    return setting.parse(values.getOrDefault(setting.key(), setting.defaultText()));
  }

  /** The text set for a key, or null if nothing was set. */
  public String explicit(String key) {
    return values.get(key);
  }

  /** Everything that was set. */
  public Map<String, String> explicit() {
    return values;
  }

  /**
   * These settings with one more value.
   *
   * @throws io.firesteel.core.error.SqlException if a declared setting does not take the value
   */
  public Settings with(String key, String value) {
    Setting<?> declared = Setting.find(key);
    if (declared != null) {
      declared.parse(value);
    }
    Map<String, String> all = new TreeMap<>(values);
    all.put(key, value);
    return new Settings(Collections.unmodifiableMap(all));
  }

  public Settings without(String key) {
    Map<String, String> all = new TreeMap<>(values);
    all.remove(key);
    return new Settings(Collections.unmodifiableMap(all));
  }
}
