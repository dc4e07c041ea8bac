package io.firesteel.engine.function.datetime;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.Signature;
import java.util.List;

/** (date, days): whole numbers up to INT, or text; wider numbers are not cut silently. */
final class DayCountResolver implements Resolver {
  private static final String REQUIRED = "(\"INT\" or \"SMALLINT\" or \"TINYINT\")";
  private static final Resolver TYPES =
      Signature.resolver("(startDate: date, numDays: int) -> date");

  @Override
  public Resolved resolve(CallSite site) {
    Resolved types = TYPES.resolve(site);
    SqlType days = site.arguments().get(1).type();
    if (days.isNumeric()
        && (!days.isIntegral() || days.kind().ordinal() > SqlType.INT.kind().ordinal())) {
      throw CallErrors.inputType(site, 1, REQUIRED);
    }
    return types;
  }

  @Override
  public List<String> parameterNames() {
    return TYPES.parameterNames();
  }
}
