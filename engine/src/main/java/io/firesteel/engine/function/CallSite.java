package io.firesteel.engine.function;

import io.firesteel.core.setting.Settings;
import io.firesteel.engine.plan.EvalMode;
import java.util.List;
import java.util.function.Supplier;

/**
 * A call to resolve.
 *
 * @param name the name that the user wrote
 * @param text the whole call as error messages show it, made on demand
 */
public record CallSite(
    String name,
    List<Argument> arguments,
    EvalMode mode,
    Settings settings,
    Supplier<String> text) {

  public boolean ansi() {
    return mode != EvalMode.LEGACY;
  }
}
