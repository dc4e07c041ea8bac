package io.firesteel.engine.function.misc;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.RowFunction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Calls of static Java methods. Only classes of {@code java.lang} and {@code java.util} that touch
 * neither the process nor its threads, files or class loaders can be called: whoever may send SQL
 * must not thereby run the server.
 */
public final class ReflectFunctions {
  private static final String REQUIRED =
      "(\"BOOLEAN\" or \"TINYINT\" or \"SMALLINT\" or \"INT\" or \"BIGINT\" or \"FLOAT\" or"
          + " \"DOUBLE\" or \"STRING\")";

  private static final Set<String> CLASSES =
      Set.of(
          "java.lang.Boolean",
          "java.lang.Byte",
          "java.lang.Character",
          "java.lang.Double",
          "java.lang.Float",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Math",
          "java.lang.Short",
          "java.lang.StrictMath",
          "java.lang.String",
          "java.net.URLDecoder",
          "java.net.URLEncoder",
          "java.time.Duration",
          "java.time.Instant",
          "java.time.LocalDate",
          "java.time.LocalDateTime",
          "java.time.LocalTime",
          "java.time.Period",
          "java.time.Year",
          "java.time.ZoneId",
          "java.util.Objects",
          "java.util.UUID",
          "java.util.regex.Pattern");

  private ReflectFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(define("reflect", false, "java_method"), define("try_reflect", true));
  }

  private static FunctionDefinition define(String name, boolean tries, String... aliases) {
    return ScalarFunction.named(name)
        .aliases(aliases)
        .doc(
            "misc_funcs",
            "The result of a static Java method, by class, method and arguments"
                + (tries ? ", null if it throws." : "."),
            name + "('java.util.UUID', 'fromString', 'a5cf6c42-0c85-418f-af6c-3e4e5b1328f2')",
            "a5cf6c42-0c85-418f-af6c-3e4e5b1328f2")
        .resolver(ReflectFunctions::types)
        .nulls(NullPolicy.CALLED)
        .canFail()
        .nonDeterministic()
        .bind(context -> Lift.kernel(context, false, tries, call(context)))
        .define();
  }

  private static Resolved types(CallSite site) {
    List<Argument> arguments = site.arguments();
    if (arguments.size() < 2) {
      throw CallErrors.argumentCount(site, "> 1", arguments.size());
    }
    for (int i = 0; i < 2; i++) {
      Argument argument = arguments.get(i);
      if (!argument.foldable() || !argument.type().isText() || argument.value() == null) {
        throw CallErrors.notConstant(site, i, i == 0 ? "class" : "method");
      }
    }
    List<SqlType> types = new ArrayList<>(List.of(SqlType.STRING, SqlType.STRING));
    for (int i = 2; i < arguments.size(); i++) {
      SqlType type = TypeCoercion.plain(arguments.get(i).type());
      boolean simple =
          type.kind() == TypeKind.BOOLEAN
              || type.isText()
              || type.isNumeric() && type.kind() != TypeKind.DECIMAL;
      if (!simple) {
        throw CallErrors.inputType(site, i, REQUIRED);
      }
      types.add(type);
    }
    String className = arguments.get(0).value().toString();
    Class<?> type = find(className);
    if (type == null) {
      throw CallErrors.mismatch(
              site,
              "UNEXPECTED_CLASS_TYPE",
              "There is no class " + className + " whose methods may be called.")
          .with("className", className);
    }
    String methodName = arguments.get(1).value().toString();
    if (method(type, methodName, types) == null) {
      throw CallErrors.mismatch(
              site,
              "UNEXPECTED_STATIC_METHOD",
              className + " has no static method " + methodName + " with such arguments.")
          .with("methodName", methodName)
          .with("className", className);
    }
    return Resolved.of(types, SqlType.STRING, true);
  }

  private static Class<?> find(String name) {
    if (!CLASSES.contains(name)) {
      return null;
    }
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  private static Method method(Class<?> type, String name, List<SqlType> types) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)
          && Modifier.isStatic(method.getModifiers())
          && method.getParameterCount() == types.size() - 2
          && accepts(method.getParameterTypes(), types)) {
        return method;
      }
    }
    return null;
  }

  private static boolean accepts(Class<?>[] parameters, List<SqlType> types) {
    for (int i = 0; i < parameters.length; i++) {
      Class<?> primitive = primitive(types.get(i + 2));
      Class<?> boxed = boxed(types.get(i + 2));
      if (parameters[i] != primitive && !parameters[i].isAssignableFrom(boxed)) {
        return false;
      }
    }
    return true;
  }

  private static Class<?> primitive(SqlType type) {
    switch (type.kind()) {
      case BOOLEAN:
        return boolean.class;
      case TINYINT:
        return byte.class;
      case SMALLINT:
        return short.class;
      case INT:
        return int.class;
      case BIGINT:
        return long.class;
      case FLOAT:
        return float.class;
      case DOUBLE:
        return double.class;
      default:
        return String.class;
    }
  }

  private static Class<?> boxed(SqlType type) {
    switch (type.kind()) {
      case BOOLEAN:
        return Boolean.class;
      case TINYINT:
        return Byte.class;
      case SMALLINT:
        return Short.class;
      case INT:
        return Integer.class;
      case BIGINT:
        return Long.class;
      case FLOAT:
        return Float.class;
      case DOUBLE:
        return Double.class;
      default:
        return String.class;
    }
  }

  private static RowFunction call(BindContext context) {
    List<SqlType> types = context.argumentTypes();
    Class<?> type = find(context.constant(0).toString());
    Method method = method(type, context.constant(1).toString(), types);
    return (in, out) -> {
      Object[] arguments = new Object[types.size() - 2];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = java(types.get(i + 2), in.getValue(i + 2));
      }
      try {
        out.putString(String.valueOf(method.invoke(null, arguments)));
      } catch (InvocationTargetException e) {
        throw failed(method, e.getTargetException());
      } catch (IllegalAccessException | IllegalArgumentException e) {
        throw failed(method, e);
      }
    };
  }

  private static SqlException failed(Method method, Throwable cause) {
    return SqlException.of(
            "FAILED_FUNCTION_CALL",
            "The method " + method.getName() + " fails: " + cause.getMessage() + ".")
        .with("funcName", "`reflect`")
        .causedBy(cause);
  }

  private static Object java(SqlType type, Object value) {
    if (value == null) {
      return null;
    }
    switch (type.kind()) {
      case TINYINT:
        return ((Number) value).byteValue();
      case SMALLINT:
        return ((Number) value).shortValue();
      case STRING:
        return value.toString();
      default:
        return value;
    }
  }
}
