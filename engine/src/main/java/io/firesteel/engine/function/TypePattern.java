package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.core.type.SqlType.MapType;
import io.firesteel.core.type.TypeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A type in a signature: exact, a family, a choice, or with variables. See {@link Signature}. */
abstract sealed class TypePattern {

  /** The types that the variables of one call stand for. */
  static final class Bindings {
    private final Map<String, List<SqlType>> seen = new HashMap<>();
    private final Map<String, SqlType> settled = new HashMap<>();

    void see(String variable, SqlType type) {
      seen.computeIfAbsent(variable, v -> new ArrayList<>()).add(type);
    }

    /**
     * The variable's types, if they have no common one; else null.
     *
     * @param inCollections variables that stand for the parts of collections
     */
    List<SqlType> settle(boolean ansi, Set<String> inCollections) {
      for (Map.Entry<String, List<SqlType>> e : seen.entrySet()) {
        SqlType common =
            inCollections.contains(e.getKey())
                ? TypeCoercion.ofElements(e.getValue(), e.getKey().equals("W"), ansi)
                : TypeCoercion.common(e.getValue(), ansi);
        if (common == null) {
          return new ArrayList<>(new LinkedHashSet<>(e.getValue()));
        }
        settled.put(e.getKey(), common);
      }
      return null;
    }

    SqlType get(String variable) {
      return settled.getOrDefault(variable, SqlType.VOID);
    }
  }

  /** Notes what the argument says about variables; false if it cannot be of this pattern. */
  boolean gather(SqlType argument, Bindings bindings) {
    return true;
  }

  /** The type that the argument is cast to, or null if it does not fit. */
  abstract SqlType accept(SqlType argument, boolean ansi, Bindings bindings);

  /** The type itself, for results. */
  abstract SqlType result(Bindings bindings, List<SqlType> arguments);

  /** As messages show it. */
  abstract String required();

  /** Names of the variables in it. */
  void variables(Set<String> into) {}

  /** Whether it is an array or a map whose parts are variables. */
  boolean isOpenCollection() {
    Set<String> names = new LinkedHashSet<>();
    variables(names);
    return !names.isEmpty() && (this instanceof ArrayOf || this instanceof MapOf);
  }

  /** One type. */
  static final class Exact extends TypePattern {
    private final SqlType type;

    Exact(SqlType type) {
      this.type = type;
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      if (type == SqlType.STRING && argument instanceof SqlType.StringType) {
        return argument;
      }
      if (TypeCoercion.sameShape(argument, type)) {
        return argument.isText() ? TypeCoercion.plain(argument) : argument;
      }
      return TypeCoercion.isImplicit(argument, type, ansi) ? type : null;
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      return type;
    }

    @Override
    String required() {
      return CallErrors.quoted(type);
    }
  }

  /** Types with something in common, taken as they are. */
  static final class Family extends TypePattern {
    private final String name;
    private final Predicate<SqlType> member;
    private final SqlType ofText;
    private final SqlType ofNull;

    private Family(String name, Predicate<SqlType> member, SqlType ofText, SqlType ofNull) {
      this.name = name;
      this.member = member;
      this.ofText = ofText;
      this.ofNull = ofNull;
    }

    static TypePattern named(String word) {
      switch (word) {
        case "any":
          return new Family("ANY", t -> true, null, SqlType.VOID);
        case "orderable":
          return new Family("ORDERABLE", TypeCoercion::isOrderable, null, SqlType.VOID);
        case "numeric":
          return new Family("NUMERIC", SqlType::isNumeric, SqlType.DOUBLE, SqlType.DOUBLE);
        case "integral":
          return new Family("INTEGRAL", SqlType::isIntegral, null, SqlType.INT);
        case "ansi_interval":
          return new Family(
              "ANSI INTERVAL",
              t ->
                  t.kind() == TypeKind.YEAR_MONTH_INTERVAL
                      || t.kind() == TypeKind.DAY_TIME_INTERVAL,
              null,
              SqlType.DAY_TIME);
        case "yearmonth":
          return new Family(
              "INTERVAL YEAR TO MONTH",
              t -> t.kind() == TypeKind.YEAR_MONTH_INTERVAL,
              null,
              SqlType.YEAR_MONTH);
        case "daytime":
          return new Family(
              "INTERVAL DAY TO SECOND",
              t -> t.kind() == TypeKind.DAY_TIME_INTERVAL,
              null,
              SqlType.DAY_TIME);
        case "time":
          return new Family("TIME", t -> t.kind() == TypeKind.TIME, SqlType.TIME, SqlType.TIME);
        case "anytimestamp":
          return new Family(
              "(TIMESTAMP OR TIMESTAMP WITHOUT TIME ZONE)",
              t -> t.kind() == TypeKind.TIMESTAMP || t.kind() == TypeKind.TIMESTAMP_NTZ,
              SqlType.TIMESTAMP,
              SqlType.TIMESTAMP);
        case "array":
          return new Family(
              "ARRAY", t -> t.kind() == TypeKind.ARRAY, null, SqlType.array(SqlType.VOID));
        case "map":
          return new Family(
              "MAP", t -> t.kind() == TypeKind.MAP, null, SqlType.map(SqlType.VOID, SqlType.VOID));
        case "struct":
          return new Family("STRUCT", t -> t.kind() == TypeKind.STRUCT, null, null);
        default:
          return null;
      }
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      if (argument.kind() == TypeKind.VOID) {
        return ofNull;
      }
      if (member.test(argument)) {
        return TypeCoercion.plain(argument);
      }
      if (ofText == SqlType.TIMESTAMP && argument.kind() == TypeKind.DATE) {
        return SqlType.TIMESTAMP;
      }
      return argument.isText() ? ofText : null;
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      throw new IllegalStateException(name + " is no result type");
    }

    @Override
    String required() {
      return name.startsWith("(") ? name : CallErrors.quoted(name);
    }
  }

  /** DECIMAL of any precision. */
  static final class AnyDecimal extends TypePattern {
    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      switch (argument.kind()) {
        case FLOAT:
          return SqlType.decimal(14, 7);
        case DOUBLE:
          return SqlType.decimal(30, 15);
        case VOID:
        case STRING:
        case CHAR:
        case VARCHAR:
          return SqlType.decimal(38, 18);
        default:
          return TypeCoercion.decimalFor(argument);
      }
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      throw new IllegalStateException("decimal needs precision and scale as a result");
    }

    @Override
    String required() {
      return CallErrors.quoted("DECIMAL");
    }
  }

  /** The first that the argument is, else the first that it can be cast to. */
  static final class Choice extends TypePattern {
    private final List<TypePattern> of;

    Choice(List<TypePattern> of) {
      this.of = List.copyOf(of);
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      SqlType castTo = null;
      for (TypePattern pattern : of) {
        SqlType type = pattern.accept(argument, ansi, bindings);
        if (type != null && type.equals(TypeCoercion.plain(argument))) {
          return type;
        }
        castTo = castTo == null ? type : castTo;
      }
      return castTo;
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      throw new IllegalStateException("a choice is no result type");
    }

    @Override
    String required() {
      return "(" + String.join(" or ", of.stream().map(TypePattern::required).toList()) + ")";
    }
  }

  /** A variable. */
  static final class Variable extends TypePattern {
    private final String name;

    Variable(String name) {
      this.name = name;
    }

    @Override
    boolean gather(SqlType argument, Bindings bindings) {
      bindings.see(name, TypeCoercion.plain(argument));
      return true;
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      SqlType type = bindings.get(name);
      return TypeCoercion.sameShape(argument, type) ? TypeCoercion.plain(argument) : type;
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      return bindings.get(name);
    }

    @Override
    String required() {
      return CallErrors.quoted("ANY");
    }

    @Override
    void variables(Set<String> into) {
      into.add(name);
    }
  }

  /** An array; {@code nullable} tells about its elements, in results. */
  static final class ArrayOf extends TypePattern {
    private final TypePattern element;
    private final boolean nullable;

    ArrayOf(TypePattern element, boolean nullable) {
      this.element = element;
      this.nullable = nullable;
    }

    @Override
    boolean gather(SqlType argument, Bindings bindings) {
      if (argument instanceof ArrayType array) {
        return element.gather(array.element(), bindings);
      }
      return argument.kind() == TypeKind.VOID;
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      SqlType from = argument instanceof ArrayType array ? array.element() : SqlType.VOID;
      if (!(argument instanceof ArrayType) && argument.kind() != TypeKind.VOID) {
        return null;
      }
      SqlType to = element.accept(from, ansi, bindings);
      boolean nulls =
          !(argument instanceof ArrayType array)
              || array.containsNull()
              || to != null && CastRules.mayMakeNull(from, to, ansi);
      return to == null ? null : new ArrayType(to, nulls);
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      return new ArrayType(element.result(bindings, arguments), nullable);
    }

    @Override
    String required() {
      boolean open = element instanceof Variable || element instanceof Family;
      return open
          ? CallErrors.quoted("ARRAY")
          : "\"ARRAY<" + element.required().replace("\"", "") + ">\"";
    }

    @Override
    void variables(Set<String> into) {
      element.variables(into);
    }
  }

  /** A map. */
  static final class MapOf extends TypePattern {
    private final TypePattern key;
    private final TypePattern value;

    MapOf(TypePattern key, TypePattern value) {
      this.key = key;
      this.value = value;
    }

    @Override
    boolean gather(SqlType argument, Bindings bindings) {
      if (argument instanceof MapType map) {
        return key.gather(map.key(), bindings) && value.gather(map.value(), bindings);
      }
      return argument.kind() == TypeKind.VOID;
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      if (!(argument instanceof MapType map)) {
        return argument.kind() == TypeKind.VOID ? SqlType.map(SqlType.VOID, SqlType.VOID) : null;
      }
      SqlType k = key.accept(map.key(), ansi, bindings);
      SqlType v = value.accept(map.value(), ansi, bindings);
      return k == null || v == null ? null : new MapType(k, v, map.valueContainsNull());
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      return new MapType(key.result(bindings, arguments), value.result(bindings, arguments), true);
    }

    @Override
    String required() {
      return CallErrors.quoted("MAP");
    }

    @Override
    void variables(Set<String> into) {
      key.variables(into);
      value.variables(into);
    }
  }

  /** The type that an argument ends up with: {@code $1}. Results only. */
  static final class OfArgument extends TypePattern {
    private final int index;

    OfArgument(int index) {
      this.index = index;
    }

    @Override
    SqlType accept(SqlType argument, boolean ansi, Bindings bindings) {
      throw new IllegalStateException("$ is for results");
    }

    @Override
    SqlType result(Bindings bindings, List<SqlType> arguments) {
      return arguments.get(index);
    }

    @Override
    String required() {
      return "$" + (index + 1);
    }
  }
}
