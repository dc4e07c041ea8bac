package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads the text form that {@link Signature} describes. */
final class SignatureParser {
  private final String text;
  private int position;

  SignatureParser(String text) {
    this.text = text;
  }

  Signature.Overload parse() {
    expect("(");
    List<Signature.Parameter> parameters = new ArrayList<>();
    while (!take(")")) {
      if (!parameters.isEmpty()) {
        expect(",");
      }
      parameters.add(parameter());
    }
    TypePattern result = null;
    char nulls = ' ';
    if (take("->")) {
      result = choice();
      nulls = take("?") ? '?' : take("!") ? '!' : ' ';
    }
    skipBlanks();
    if (position < text.length()) {
      throw error("trailing text");
    }
    return new Signature.Overload(List.copyOf(parameters), result, nulls);
  }

  private Signature.Parameter parameter() {
    String name = "";
    int start = position;
    String word = peekWord();
    if (!word.isEmpty()) {
      word();
      if (take(":")) {
        name = word;
      } else {
        position = start;
      }
    }
    boolean constant = false;
    if (peekWord().equals("const")) {
      word();
      constant = true;
    }
    TypePattern pattern = choice();
    Signature.Arity arity = Signature.Arity.ONE;
    Object value = null;
    if (take("...")) {
      arity = Signature.Arity.ANY;
    } else if (take("+")) {
      arity = Signature.Arity.SOME;
    } else if (take("?")) {
      arity = Signature.Arity.OPTIONAL;
    } else if (take("=")) {
      arity = Signature.Arity.DEFAULT;
      value = literal(pattern);
    }
    return new Signature.Parameter(name, pattern, arity, value, constant);
  }

  private Object literal(TypePattern pattern) {
    skipBlanks();
    if (take("'")) {
      int end = text.indexOf('\'', position);
      String value = text.substring(position, end);
      position = end + 1;
      return ByteSlice.of(value);
    }
    int start = position;
    while (position < text.length() && ",) ".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    String value = text.substring(start, position);
    switch (value) {
      case "true":
      case "false":
        return Boolean.valueOf(value);
      case "null":
        return null;
      default:
        SqlType type = pattern.result(new TypePattern.Bindings(), List.of());
        switch (type.kind()) {
          case BIGINT:
            return Long.valueOf(value);
          case FLOAT:
            return Float.valueOf(value);
          case DOUBLE:
            return Double.valueOf(value);
          case DECIMAL:
            return new BigDecimal(value);
          default:
            return Integer.valueOf(value);
        }
    }
  }

  private TypePattern choice() {
    List<TypePattern> of = new ArrayList<>();
    do {
      of.add(type());
    } while (take("|"));
    return of.size() == 1 ? of.get(0) : new TypePattern.Choice(of);
  }

  private TypePattern type() {
    if (take("$")) {
      return new TypePattern.OfArgument(Integer.parseInt(word()) - 1);
    }
    String word = word();
    if (word.length() == 1 && Character.isUpperCase(word.charAt(0))) {
      return new TypePattern.Variable(word);
    }
    switch (word) {
      case "array":
        if (take("<")) {
          TypePattern element = choice();
          boolean nullable = !take("!");
          expect(">");
          return new TypePattern.ArrayOf(element, nullable);
        }
        break;
      case "map":
        if (take("<")) {
          TypePattern key = choice();
          expect(",");
          TypePattern value = choice();
          expect(">");
          return new TypePattern.MapOf(key, value);
        }
        break;
      case "decimal":
        if (take("(")) {
          int precision = Integer.parseInt(word());
          expect(",");
          int scale = Integer.parseInt(word());
          expect(")");
          return new TypePattern.Exact(SqlType.decimal(precision, scale));
        }
        return new TypePattern.AnyDecimal();
      case "time":
        if (take("(")) {
          int precision = Integer.parseInt(word());
          expect(")");
          return new TypePattern.Exact(new SqlType.TimeType(precision));
        }
        break;
      default:
        break;
    }
    TypePattern family = TypePattern.Family.named(word);
    return family != null ? family : new TypePattern.Exact(simple(word));
  }

  private SqlType simple(String word) {
    switch (word) {
      case "void":
        return SqlType.VOID;
      case "boolean":
        return SqlType.BOOLEAN;
      case "tinyint":
        return SqlType.TINYINT;
      case "smallint":
        return SqlType.SMALLINT;
      case "int":
        return SqlType.INT;
      case "bigint":
        return SqlType.BIGINT;
      case "float":
        return SqlType.FLOAT;
      case "double":
        return SqlType.DOUBLE;
      case "string":
        return SqlType.STRING;
      case "binary":
        return SqlType.BINARY;
      case "date":
        return SqlType.DATE;
      case "timestamp":
        return SqlType.TIMESTAMP;
      case "timestamp_ntz":
        return SqlType.TIMESTAMP_NTZ;
      case "interval":
        return SqlType.CALENDAR_INTERVAL;
      case "year_month":
        return SqlType.YEAR_MONTH;
      case "day_time":
        return SqlType.DAY_TIME;
      case "variant":
        return SqlType.VARIANT;
      default:
        throw error("unknown type " + word);
    }
  }

  private String peekWord() {
    int start = position;
    String word = word();
    position = start;
    return word;
  }

  private String word() {
    skipBlanks();
    int start = position;
    while (position < text.length()
        && (Character.isLetterOrDigit(text.charAt(position)) || text.charAt(position) == '_')) {
      position++;
    }
    return text.substring(start, position);
  }

  private boolean take(String token) {
    skipBlanks();
    boolean found = text.startsWith(token, position);
    position += found ? token.length() : 0;
    return found;
  }

  private void expect(String token) {
    if (!take(token)) {
      throw error("expected " + token);
    }
  }

  private void skipBlanks() {
    while (position < text.length() && text.charAt(position) == ' ') {
      position++;
    }
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException(what + " at " + position + " in signature " + text);
  }
}
