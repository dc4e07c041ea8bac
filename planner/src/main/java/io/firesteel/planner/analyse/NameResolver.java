package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.type.TypeNames;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Span;
import io.firesteel.planner.syntax.Subscript;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.calcite.rex.RexNode;

/** What a dotted name in an expression means, and the parts of nested values. */
final class NameResolver {
  /** Functions that may be called without parentheses. */
  private static final Set<String> BARE_FUNCTIONS =
      Set.of(
          "current_date",
          "current_path",
          "current_timestamp",
          "current_time",
          "current_user",
          "session_user",
          "user",
          "grouping__id");

  private final Analysis analysis;

  NameResolver(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The node that the name means. */
  RexNode resolve(List<String> parts, Span span, Ctx ctx) {
    RexNode found = find(parts, span, ctx);
    if (found != null) {
      return found;
    }
    throw Errors.unresolvedColumn(parts, ctx.scope()).at(analysis.at(span));
  }

  /** The node that the name means, or null. */
  RexNode find(List<String> parts, Span span, Ctx ctx) {
    for (Ctx.Frame frame = ctx.lambda(); frame != null; frame = frame.outer()) {
      for (int i = 0; i < frame.names().size(); i++) {
        if (ctx.scope().same(frame.names().get(i), parts.get(0))) {
          return fields(frame.variables().get(i), parts, 1, span);
        }
      }
    }
    RexNode found = parts.size() == 1 ? alias(ctx.first(), parts, span) : null;
    if (found == null) {
      found = column(parts, span, ctx.scope());
      if (found != null && ctx.keys() != null && !ctx.keys().contains(found)) {
        // HAVING: a column that is not grouped can only be an alias of the select list.
        RexNode named = parts.size() == 1 ? alias(ctx.last(), parts, span) : null;
        found = named != null ? named : found;
      }
    }
    if (found == null) {
      found = alias(ctx.first(), parts, span);
    }
    if (found == null) {
      found = alias(ctx.last(), parts, span);
    }
    if (found == null) {
      found = bareFunction(parts, span, ctx);
    }
    if (found == null && ctx.scope().lateralAliases() != null) {
      found = lateralAlias(parts, span, ctx.scope());
    }
    // Like Spark no further than the query right around, but for a function's parameters.
    Scope.Link nearest = ctx.scope().outer();
    for (Scope.Link link = nearest; found == null && link != null; link = link.scope.outer()) {
      found = link == nearest || link.parameters ? outer(parts, span, link) : null;
    }
    return found != null ? found : variable(parts, span);
  }

  private RexNode alias(Ctx.Names names, List<String> parts, Span span) {
    if (names == null) {
      return null;
    }
    RexNode found = names.find(parts.get(0));
    List<String> rest = parts;
    if (found == null) {
      rest = names.strip(parts);
      found = rest.size() == parts.size() ? null : names.find(rest.get(0));
    }
    return found == null ? null : fields(found, rest, 1, span);
  }

  private RexNode lateralAlias(List<String> parts, Span span, Scope scope) {
    List<RexNode> found = scope.lateralAliases().get(scope.key(parts.get(0)));
    if (found == null) {
      return null;
    }
    if (found.size() > 1) {
      String name = TypeNames.quote(parts.get(0));
      throw SqlException.of(
              "AMBIGUOUS_LATERAL_COLUMN_ALIAS",
              "Several select items before this one are named " + name + ".")
          .with("name", TypeNames.quote(parts))
          .with("n", String.valueOf(found.size()))
          .at(analysis.at(span));
    }
    return fields(found.get(0), parts, 1, span);
  }

  private RexNode column(List<String> parts, Span span, Scope scope) {
    Scope.Match match = match(parts, span, scope);
    if (match == null) {
      return null;
    }
    int index = match.columns().get(0).index();
    RexNode column =
        analysis.rex.makeInputRef(scope.rowType().getFieldList().get(index).getType(), index);
    return fields(column, parts, match.parts(), span);
  }

  private Scope.Match match(List<String> parts, Span span, Scope scope) {
    Scope.Match match = scope.find(parts);
    if (match != null && match.columns().size() > 1) {
      // One column under several names is no choice.
      int index = match.columns().get(0).index();
      if (match.columns().stream().anyMatch(c -> c.index() != index)) {
        throw Errors.ambiguous(parts.subList(0, match.parts()), match.columns())
            .at(analysis.at(span));
      }
    }
    return match;
  }

  /** A column of a query around, through a correlation variable. */
  private RexNode outer(List<String> parts, Span span, Scope.Link link) {
    Scope.Match match = match(parts, span, link.scope);
    if (match == null) {
      return null;
    }
    link.scope.correlations().add(link.id);
    link.names.add(parts.get(match.parts() - 1));
    RexNode row = analysis.rex.makeCorrel(link.scope.rowType(), link.id);
    RexNode column = analysis.rex.makeFieldAccess(row, match.columns().get(0).index());
    return fields(column, parts, match.parts(), span);
  }

  private RexNode bareFunction(List<String> parts, Span span, Ctx ctx) {
    String name = parts.get(0).toLowerCase(Locale.ROOT);
    return parts.size() == 1 && BARE_FUNCTIONS.contains(name)
        ? analysis.functions.bare(name, span, ctx)
        : null;
  }

  /** A variable of the session or of a script, or a field of one. */
  private RexNode variable(List<String> parts, Span span) {
    for (int length = Math.min(3, parts.size()); length > 0; length--) {
      Optional<Constant> value = analysis.context.session().variable(parts.subList(0, length));
      if (value.isPresent()) {
        RexNode node = analysis.literal(value.get().type(), value.get().value());
        return fields(node, parts, length, span);
      }
    }
    return null;
  }

  private RexNode fields(RexNode base, List<String> parts, int from, Span span) {
    RexNode node = base;
    for (int i = from; i < parts.size(); i++) {
      String sql = String.join(".", parts.subList(Math.max(0, from - 1), i));
      node = field(node, parts.get(i), () -> sql, span);
    }
    return node;
  }

  /** {@code base.name} of a struct, an array of structs or a map. */
  RexNode field(RexNode base, String name, Supplier<String> sql, Span span) {
    SqlType type = Analysis.type(base);
    if (type instanceof SqlType.StructType struct) {
      int index = fieldIndex(struct, name, span);
      SqlType.Field field = struct.fields().get(index);
      boolean nullable = base.getType().isNullable() || field.nullable();
      return analysis.functions.internal(
          "get_field",
          field.type(),
          nullable,
          List.of(base, analysis.expressions.constants().integer(index)),
          span);
    } else if (type instanceof SqlType.ArrayType array
        && array.element() instanceof SqlType.StructType struct) {
      int index = fieldIndex(struct, name, span);
      SqlType.Field field = struct.fields().get(index);
      return analysis.functions.internal(
          "get_field",
          SqlType.array(field.type(), array.containsNull() || field.nullable()),
          base.getType().isNullable(),
          List.of(base, analysis.expressions.constants().integer(index)),
          span);
    } else if (type instanceof SqlType.MapType map) {
      RexNode key = analysis.expressions.constants().string(name);
      return mapValue(base, map, key, span);
    }
    String text = sql.get();
    throw SqlException.of(
            "INVALID_EXTRACT_BASE_FIELD_TYPE",
            text + " is of type " + Errors.quoted(type) + ", which has no fields.")
        .with("base", Errors.quoted(text))
        .with("other", Errors.quoted(type))
        .at(analysis.at(span));
  }

  private int fieldIndex(SqlType.StructType struct, String name, Span span) {
    List<Integer> found = new ArrayList<>(1);
    for (int i = 0; i < struct.fields().size(); i++) {
      String field = struct.fields().get(i).name();
      if (analysis.caseSensitive ? field.equals(name) : field.equalsIgnoreCase(name)) {
        found.add(i);
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    String quoted = TypeNames.quote(name);
    if (found.isEmpty()) {
      String fields =
          String.join(", ", struct.fields().stream().map(f -> TypeNames.quote(f.name())).toList());
      throw SqlException.of(
              "FIELD_NOT_FOUND", "There is no field " + quoted + " among " + fields + ".")
          .with("fieldName", quoted)
          .with("fields", fields)
          .at(analysis.at(span));
    }
    throw SqlException.of(
            "AMBIGUOUS_REFERENCE_TO_FIELDS",
            "The struct has " + found.size() + " fields named " + quoted + ".")
        .with("field", quoted)
        .with("count", String.valueOf(found.size()))
        .at(analysis.at(span));
  }

  /** {@code base[index]}. */
  RexNode element(RexNode base, RexNode index, Subscript node, Ctx ctx) {
    SqlType type = Analysis.type(base);
    SqlType indexType = Analysis.type(index);
    if (type instanceof SqlType.ArrayType array) {
      RexNode position = index;
      if (!indexType.isIntegral()) {
        if (indexType.kind() != TypeKind.VOID) {
          throw Errors.inputType(
                  analysis.text.of(node, ctx),
                  1,
                  "\"INTEGRAL\"",
                  analysis.text.of(node.index(), ctx),
                  indexType)
              .at(analysis.at(node.span()));
        }
        position = analysis.casts.implicit(index, SqlType.INT);
      } else if (indexType != SqlType.INT && indexType != SqlType.BIGINT) {
        position = analysis.casts.implicit(index, SqlType.INT);
      }
      return analysis.functions.internal(
          "element", array.element(), true, List.of(base, position), node.span());
    } else if (type instanceof SqlType.MapType map) {
      return mapValue(base, map, index, node.span());
    } else if (type instanceof SqlType.StructType
        && Literals.isConstant(index)
        && Literals.value(index) instanceof ByteSlice name) {
      return field(base, name.toString(), () -> analysis.text.of(node.base(), ctx), node.span());
    }
    String text = analysis.text.of(node.base(), ctx);
    throw SqlException.of(
            "INVALID_EXTRACT_BASE_FIELD_TYPE",
            text + " is of type " + Errors.quoted(type) + ", which has no elements.")
        .with("base", Errors.quoted(text))
        .with("other", Errors.quoted(type))
        .at(analysis.at(node.span()));
  }

  private RexNode mapValue(RexNode base, SqlType.MapType map, RexNode key, Span span) {
    SqlType keyType = Analysis.type(key);
    SqlType meeting =
        keyType.equals(map.key())
            ? keyType
            : TypeCoercion.comparison(map.key(), keyType, analysis.ansi);
    boolean fits = meeting != null && meeting.equals(map.key());
    if (!fits && !TypeCoercion.isImplicit(keyType, map.key(), analysis.ansi)) {
      throw Errors.mismatch(
              "UNEXPECTED_INPUT_TYPE",
              "map[key]",
              "A key of type "
                  + Errors.quoted(keyType)
                  + " does not fit a map with keys of type "
                  + Errors.quoted(map.key())
                  + ".")
          .with("paramIndex", "second")
          .with("requiredType", Errors.quoted(map.key()))
          .with("inputSql", "\"key\"")
          .with("inputType", Errors.quoted(keyType))
          .at(analysis.at(span));
    }
    return analysis.functions.internal(
        "element", map.value(), true, List.of(base, analysis.casts.implicit(key, map.key())), span);
  }
}
