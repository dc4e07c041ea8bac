package io.firesteel.engine.function;

import java.util.List;

/** Some functions that belong together; registered in {@link FunctionRegistry#FAMILIES}. */
@FunctionalInterface
public interface FunctionFamily {
  List<FunctionDefinition> functions();
}
