package io.firesteel.engine.function;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The text form of a function's overloads: {@code "(parameters) -> result"}.
 *
 * <p>A parameter is a type pattern, with {@code ?} behind it if it may be left out (the
 * implementation then sees fewer arguments), or {@code = literal} for a default that is filled in,
 * or {@code ...} if it repeats (last only, zero or more times; {@code +} for one or more). {@code
 * const} before it asks for a constant. Patterns:
 *
 * <ul>
 *   <li>a type: {@code string}, {@code int}, {@code bigint}, {@code double}, {@code decimal} (of
 *       any precision), {@code decimal(8,6)}, {@code boolean}, {@code binary}, {@code date}, {@code
 *       timestamp}, {@code timestamp_ntz}, {@code interval} (the legacy one), {@code year_month},
 *       {@code day_time}, {@code time(6)}, {@code variant}...: the argument is cast to it
 *       implicitly where Spark's ANSI or legacy rules allow;
 *   <li>a choice: {@code string|binary}: the first that the argument is or can be cast to;
 *   <li>a family: {@code numeric}, {@code integral}, {@code ansi_interval}, {@code yearmonth},
 *       {@code daytime}, {@code anytimestamp}, {@code time}, {@code any}, {@code orderable}, {@code
 *       map}, {@code array}, {@code struct}: taken as it is;
 *   <li>a variable: {@code T}, {@code K}, {@code V} (one upper-case letter); all arguments of one
 *       variable are cast to their common type; inside {@code array<T>}, {@code map<K,V>} too, but
 *       there to the tightest one only ({@code W}: decimals may widen), and an untyped NULL is no
 *       collection.
 *   <li>a name for named arguments before a colon: {@code str: string}.
 * </ul>
 *
 * <p>The result is a type, a variable, a type built of them ({@code array<T>}, {@code array<T!>}
 * without nulls inside), or {@code $1} for the type that the first argument ends up with. It may be
 * null if an argument may; {@code ?} behind it says always, {@code !} never.
 */
public final class Signature implements Resolver {
  /** How often a parameter occurs. */
  enum Arity {
    ONE,
    OPTIONAL,
    DEFAULT,
    ANY,
    SOME
  }

  record Parameter(
      String name, TypePattern pattern, Arity arity, Object defaultValue, boolean constant) {
    boolean repeats() {
      return arity == Arity.ANY || arity == Arity.SOME;
    }
  }

  /** One overload; nulls is '?', '!' or blank. */
  record Overload(List<Parameter> parameters, TypePattern result, char nulls) {
    int least() {
      return (int)
          parameters.stream()
              .filter(p -> p.arity() == Arity.ONE || p.arity() == Arity.SOME)
              .count();
    }

    boolean isOpen() {
      return !parameters.isEmpty() && parameters.get(parameters.size() - 1).repeats();
    }

    int most() {
      return isOpen() ? Integer.MAX_VALUE : parameters.size();
    }

    Parameter parameter(int argument) {
      return parameters.get(Math.min(argument, parameters.size() - 1));
    }
  }

  /** The result type where the text form cannot say it. */
  @FunctionalInterface
  public interface ResultRule {
    /**
     * @param arguments the types that the arguments are cast to
     */
    SqlType of(List<SqlType> arguments, CallSite site);
  }

  private final List<Overload> overloads;
  private final ResultRule rule;

  private Signature(List<Overload> overloads, ResultRule rule) {
    this.overloads = overloads;
    this.rule = rule;
  }

  /** Resolves against overloads, tried in order; the error is that of the nearest one. */
  public static Resolver resolver(String... signatures) {
    return resolver(null, signatures);
  }

  /** Overloads without a result part, whose result type a rule gives. */
  public static Resolver resolver(ResultRule rule, String... signatures) {
    return new Signature(
        Arrays.stream(signatures).map(s -> new SignatureParser(s).parse()).toList(), rule);
  }

  @Override
  public List<String> parameterNames() {
    List<String> names = List.of();
    for (Overload overload : overloads) {
      if (overload.parameters().size() > names.size()) {
        names = overload.parameters().stream().map(Parameter::name).toList();
      }
    }
    return names.contains("") ? List.of() : names;
  }

  @Override
  public Resolved resolve(CallSite site) {
    int count = site.arguments().size();
    Failure nearest = null;
    for (Overload overload : overloads) {
      if (count >= overload.least() && count <= overload.most()) {
        Attempt attempt = new Attempt(overload, site);
        Failure failure = attempt.run();
        if (failure == null) {
          return attempt.resolved;
        }
        nearest = nearest == null || failure.progress() > nearest.progress() ? failure : nearest;
      }
    }
    throw nearest == null
        ? CallErrors.argumentCount(site, expectedCounts(), count)
        : nearest.error();
  }

  private String expectedCounts() {
    Set<Integer> counts = new TreeSet<>();
    for (Overload overload : overloads) {
      if (overload.isOpen()) {
        return "> " + (overload.least() - 1);
      }
      for (int n = overload.least(); n <= overload.most(); n++) {
        counts.add(n);
      }
    }
    return counts.size() == 1 ? counts.iterator().next().toString() : counts.toString();
  }

  private record Failure(int progress, SqlException error) {}

  /** One overload against one call. */
  private final class Attempt {
    private final Overload overload;
    private final CallSite site;
    private final TypePattern.Bindings bindings = new TypePattern.Bindings();
    private Resolved resolved;

    Attempt(Overload overload, CallSite site) {
      this.overload = overload;
      this.site = site;
    }

    Failure run() {
      List<Argument> arguments = site.arguments();
      for (int i = 0; i < arguments.size(); i++) {
        Parameter parameter = overload.parameter(i);
        boolean untyped = arguments.get(i).type().kind() == TypeKind.VOID;
        if (untyped && parameter.pattern().isOpenCollection()) {
          return new Failure(i, untypedCollection(i));
        }
        if (!parameter.pattern().gather(arguments.get(i).type(), bindings)) {
          return new Failure(i, collectionOrInput(i));
        }
      }
      List<SqlType> different = bindings.settle(site.ansi(), inCollections());
      if (different != null) {
        return new Failure(0, noCommonType(different));
      }
      List<SqlType> types = new ArrayList<>();
      for (int i = 0; i < arguments.size(); i++) {
        Parameter parameter = overload.parameter(i);
        SqlType type = parameter.pattern().accept(arguments.get(i).type(), site.ansi(), bindings);
        if (type == null) {
          return new Failure(i, CallErrors.inputType(site, i, parameter.pattern().required()));
        }
        if (parameter.constant() && !arguments.get(i).foldable()) {
          return new Failure(i, CallErrors.notConstant(site, i, parameter.name()));
        }
        types.add(type);
      }
      finish(arguments, types);
      return null;
    }

    private void finish(List<Argument> arguments, List<SqlType> types) {
      List<Object> defaults = new ArrayList<>();
      for (int i = arguments.size(); i < overload.parameters().size(); i++) {
        Parameter parameter = overload.parameters().get(i);
        if (parameter.arity() == Arity.DEFAULT) {
          types.add(parameter.pattern().result(bindings, types));
          defaults.add(parameter.defaultValue());
        }
      }
      SqlType result =
          rule != null ? rule.of(types, site) : overload.result().result(bindings, types);
      boolean nullable =
          overload.nulls() == '?'
              || overload.nulls() != '!'
                  && (defaults.contains(null) || anyNullable(arguments, types));
      resolved = new Resolved(List.copyOf(types), defaults, result, nullable);
    }

    private boolean anyNullable(List<Argument> arguments, List<SqlType> types) {
      for (int i = 0; i < arguments.size(); i++) {
        Argument a = arguments.get(i);
        if (a.nullable() || !site.ansi() && CastRules.mayMakeNull(a.type(), types.get(i), false)) {
          return true;
        }
      }
      return false;
    }

    private Set<String> inCollections() {
      Set<String> names = new TreeSet<>();
      for (Parameter parameter : overload.parameters()) {
        if (parameter.pattern().isOpenCollection()) {
          parameter.pattern().variables(names);
        }
      }
      return names;
    }

    private SqlException untypedCollection(int index) {
      return overload.parameters().size() == 1
          ? CallErrors.inputType(site, index, overload.parameter(index).pattern().required())
          : noCommonType(site.arguments().stream().map(Argument::type).toList());
    }

    private SqlException collectionOrInput(int index) {
      boolean arrays =
          overload.parameters().size() == 2
              && overload.parameters().stream()
                  .allMatch(p -> p.pattern() instanceof TypePattern.ArrayOf);
      return arrays && site.arguments().get(0).type().kind() == TypeKind.ARRAY
          ? CallErrors.collectionTypes(site, "BINARY_ARRAY")
          : CallErrors.inputType(site, index, overload.parameter(index).pattern().required());
    }

    private SqlException noCommonType(List<SqlType> different) {
      if (overload.parameters().size() >= 2) {
        boolean second = overload.parameters().get(1).pattern() instanceof TypePattern.ArrayOf;
        if (overload.parameters().get(0).pattern() instanceof TypePattern.ArrayOf) {
          return CallErrors.collectionTypes(site, second ? "BINARY_ARRAY" : "ARRAY_FUNCTION");
        }
        if (overload.parameters().get(0).pattern() instanceof TypePattern.MapOf) {
          return CallErrors.collectionTypes(site, "MAP_FUNCTION");
        }
      }
      return CallErrors.differentTypes(site, different);
    }
  }
}
