package io.firesteel.engine.function.collection;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.Resolver;

/** What some array functions ask of their arguments beyond their signature. */
final class ArrayArguments {
  private ArrayArguments() {}

  /** The first argument must not be an untyped NULL: DATATYPE_MISMATCH.UNEXPECTED_INPUT_TYPE. */
  static Resolver typed(Resolver types) {
    return site -> {
      if (site.arguments().size() > 1 && site.arguments().get(0).type().kind() == TypeKind.VOID) {
        throw CallErrors.inputType(site, 0, "\"ARRAY\"");
      }
      return types.resolve(site);
    };
  }

  /** The first arguments must not be untyped NULLs: DATATYPE_MISMATCH.NULL_TYPE. */
  static Resolver noUntypedNull(int count, Resolver types) {
    return site -> {
      for (int i = 0; i < Math.min(count, site.arguments().size()); i++) {
        if (site.arguments().get(i).type().kind() == TypeKind.VOID) {
          throw CallErrors.nullType(site);
        }
      }
      return types.resolve(site);
    };
  }

  /** An argument must be a whole number up to INT: texts are not read. */
  static Resolver wholeNumber(int index, Resolver types) {
    return site -> {
      if (site.arguments().size() > index) {
        SqlType type = site.arguments().get(index).type();
        boolean fits = type.isIntegral() && type.kind() != TypeKind.BIGINT;
        if (!fits && type.kind() != TypeKind.VOID) {
          throw CallErrors.inputType(site, index, "\"INT\"");
        }
      }
      return types.resolve(site);
    };
  }

  /** An argument must be of that very type. */
  static Resolver exactly(int index, SqlType wanted, Resolver types) {
    return site -> {
      if (site.arguments().size() > index) {
        SqlType type = site.arguments().get(index).type();
        if (!type.equals(wanted)) {
          throw CallErrors.inputType(site, index, CallErrors.quoted(wanted));
        }
      }
      return types.resolve(site);
    };
  }
}
