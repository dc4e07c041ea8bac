package io.firesteel.engine.function.sketch;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import java.util.function.Function;
import org.apache.datasketches.memory.Memory;

/** What all kinds of sketches share: reading their bytes, and checking settings. */
final class Sketches {
  private static final int KNOWN_JAVA = 21;

  static {
    allowThisJava();
  }

  private Sketches() {}

  /**
   * The library's memory layer refuses versions of Java that it does not know, though heap arrays
   * work in all.
   */
  private static void allowThisJava() {
    String property = "java.version";
    String version = System.getProperty(property);
    boolean unknown = Runtime.version().feature() > KNOWN_JAVA;
    try {
      if (unknown) {
        System.setProperty(property, Integer.toString(KNOWN_JAVA));
      }
      Memory.wrap(new byte[1]);
    } finally {
      if (unknown) {
        System.setProperty(property, version);
      }
    }
  }

  /**
   * What is read of a sketch's bytes.
   *
   * @throws SqlException of the condition if they are none
   */
  static <S> S read(
      ByteSlice bytes, Function<Memory, S> reader, String condition, String function) {
    try {
      return reader.apply(Memory.wrap(bytes.toByteArray()));
    } catch (RuntimeException | AssertionError e) {
      throw invalid(condition, function).causedBy(e);
    }
  }

  static SqlException invalid(String condition, String function) {
    return SqlException.of(condition, "The argument of " + function + " is no sketch of its kind.")
        .with("function", "`" + function + "`");
  }

  /** The argument must be BINARY as it is, or NULL. */
  static void binary(CallSite site, int index) {
    if (index < site.arguments().size()) {
      TypeKind kind = site.arguments().get(index).type().kind();
      if (kind != TypeKind.BINARY && kind != TypeKind.VOID) {
        throw CallErrors.inputType(site, index, "\"BINARY\"");
      }
    }
  }

  /** A constant INT between two bounds; NULL counts as 0. */
  static void setting(
      CallSite site, int index, String constantCondition, String rangeCondition, int min, int max) {
    if (index >= site.arguments().size()) {
      return;
    }
    Argument argument = site.arguments().get(index);
    SqlType type = argument.type();
    if (!type.isIntegral() && type.kind() != TypeKind.VOID) {
      throw CallErrors.inputType(site, index, "\"INT\"");
    }
    String function = CallErrors.functionName(site);
    if (!argument.foldable()) {
      throw SqlException.of(
              constantCondition, "The size of the sketch of " + function + " must be a constant.")
          .with("function", function);
    }
    long value = argument.value() instanceof Number n ? n.longValue() : 0;
    if (value < min || value > max) {
      throw SqlException.of(
              rangeCondition,
              "The size of the sketch of "
                  + function
                  + " must be from "
                  + min
                  + " to "
                  + max
                  + ", not "
                  + value
                  + ".")
          .with("function", function)
          .with("min", Integer.toString(min))
          .with("max", Integer.toString(max))
          .with("value", Long.toString(value));
    }
  }
}
