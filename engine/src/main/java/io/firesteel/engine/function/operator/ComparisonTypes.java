package io.firesteel.engine.function.operator;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.TypeCoercion;
import java.util.List;

/** The type in which the operands of a comparison meet. */
final class ComparisonTypes {
  private ComparisonTypes() {}

  /**
   * @param operator as error messages show it
   */
  static Resolved resolve(String operator, CallSite site) {
    if (site.arguments().size() != 2) {
      throw Mismatch.wrongCount(site, "2");
    }
    Argument left = site.arguments().get(0);
    Argument right = site.arguments().get(1);
    SqlType a = left.type();
    SqlType b = right.type();
    boolean equality = operator.equals("=") || operator.equals("<>") || operator.equals("<=>");
    if (a.kind() == TypeKind.BOOLEAN && b.isNumeric()
        || b.kind() == TypeKind.BOOLEAN && a.isNumeric()) {
      // Legacy mode knows 1 = true, but no order between them.
      if (!equality) {
        throw Mismatch.differentTypes(site, a, b);
      }
    }
    boolean nullable = !operator.equals("<=>") && NumericTypes.nullable(site);
    SqlType[] decimals = NumericTypes.exactDecimals(site);
    if (decimals != null) {
      return Resolved.of(List.of(decimals), SqlType.BOOLEAN, nullable);
    }
    SqlType common = a.equals(b) ? a : TypeCoercion.comparison(a, b, site.ansi());
    if (common == null) {
      throw Mismatch.differentTypes(site, a, b);
    }
    if (common.kind() != TypeKind.VOID && !TypeCoercion.isOrderable(common)) {
      throw Mismatch.noOrder(site, operator.equals("<>") ? "=" : operator, common);
    }
    return Resolved.of(List.of(common, common), SqlType.BOOLEAN, nullable);
  }
}
