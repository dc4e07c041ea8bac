package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import java.util.List;

/** From a call's argument types to its result type. */
public interface Resolver {
  /**
   * Settles the types of a call.
   *
   * @throws io.firesteel.core.error.SqlException WRONG_NUM_ARGS.*, DATATYPE_MISMATCH.* and what
   *     else Spark raises while it checks the arguments; without a place, which the analyser adds
   */
  Resolved resolve(CallSite site);

  /**
   * For a higher-order function: the types of the parameters of the lambda in argument {@code
   * index}, given the other arguments (lambdas not yet analysed have type VOID); null if that
   * argument is no lambda.
   */
  default List<SqlType> lambdaParameters(int index, CallSite site) {
    return null;
  }

  /** Whether argument {@code index} is a lambda, or a constant in place of one. */
  default boolean takesLambda(int index) {
    return false;
  }

  /** Names of the parameters, for calls with named arguments; empty if it takes none by name. */
  default List<String> parameterNames() {
    return List.of();
  }
}
