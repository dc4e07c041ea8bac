package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.engine.function.collation.CollatedFunctions;
import io.firesteel.engine.function.collation.Collation;
import io.firesteel.planner.algebra.Literals;
import io.firesteel.planner.syntax.Expression;
import io.firesteel.planner.syntax.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;

/**
 * Which collation strings of different ones meet in. COLLATE is explicit and wins, columns and
 * casts are implicit and win over literals; two explicit ones, or two implicit ones without an
 * explicit one, do not meet.
 */
final class Collating {
  /** Functions whose string arguments must meet in one collation. */
  private static final Set<String> MEETING =
      Set.of(
          "levenshtein",
          "lpad",
          "rpad",
          "overlay",
          "elt",
          "concat",
          "concat_ws",
          "str_to_map",
          "least",
          "greatest",
          "coalesce",
          "nullif",
          "array",
          "regexp_replace",
          "mask",
          "array_contains",
          "array_position",
          "array_remove",
          "array_append",
          "array_prepend",
          "array_insert",
          "arrays_overlap",
          "array_union",
          "array_intersect",
          "array_except");

  /** Functions of patterns: they know bytes and their lower case. */
  private static final Set<String> PATTERNS =
      Set.of(
          "like",
          "ilike",
          "rlike",
          "split",
          "regexp_count",
          "regexp_substr",
          "regexp_instr",
          "regexp_extract",
          "regexp_extract_all",
          "regexp_replace");

  /** Of those the ones whose result may be of no collation in particular. */
  private static final Set<String> INDIFFERENT =
      Set.of(
          "concat",
          "concat_ws",
          "elt",
          "coalesce",
          "array",
          "lpad",
          "rpad",
          "overlay",
          "mask",
          "levenshtein");

  /** Functions whose results are strings of the default collation, whatever the arguments are. */
  private static final Set<String> DEFAULT_RESULT =
      Set.of("collation", "typeof", "to_json", "date_format", "to_csv", "to_xml");

  private enum Strength {
    DEFAULT,
    IMPLICIT,
    EXPLICIT
  }

  private final Analysis analysis;
  private final Set<RexNode> explicit = Collections.newSetFromMap(new IdentityHashMap<>());

  Collating(Analysis analysis) {
    this.analysis = analysis;
  }

  /** The type of a collation by its name. */
  SqlType type(List<String> name, Span span) {
    try {
      return new SqlType.StringType(Collation.of(name.get(name.size() - 1)).name());
    } catch (SqlException e) {
      throw e.at(analysis.at(span));
    }
  }

  /** A string with COLLATE behind it. */
  RexNode explicit(RexNode operand, SqlType type) {
    RexNode collated =
        Literals.isNull(operand)
            ? analysis.literal(type, null)
            : analysis.rex.makeAbstractCast(
                analysis.rel(type, operand.getType().isNullable()), operand, false);
    explicit.add(collated);
    return collated;
  }

  /** The type of a string, or of the strings of an array; else null. */
  private static SqlType text(RexNode node) {
    SqlType type = Analysis.type(node);
    SqlType one = type instanceof SqlType.ArrayType array ? array.element() : type;
    return one instanceof SqlType.StringType ? one : null;
  }

  private static boolean isText(RexNode node) {
    return text(node) != null;
  }

  private Strength strength(RexNode node) {
    if (explicit.contains(node)) {
      return Strength.EXPLICIT;
    }
    if (Literals.isConstant(node)) {
      return Strength.DEFAULT;
    }
    if (!(node instanceof RexCall call) || call.getKind() == SqlKind.CAST) {
      return Strength.IMPLICIT;
    }
    Strength most = Strength.DEFAULT;
    boolean texts = false;
    for (RexNode operand : call.getOperands()) {
      if (isText(operand)) {
        texts = true;
        Strength one = strength(operand);
        most = one.compareTo(most) > 0 ? one : most;
      }
    }
    return texts ? most : Strength.DEFAULT;
  }

  /** The type in which strings meet, or null if all are of one type already. */
  private SqlType meeting(List<RexNode> texts, boolean indifferent, Expression at, Ctx ctx) {
    Set<SqlType> types = new LinkedHashSet<>();
    texts.forEach(t -> types.add(text(t)));
    if (types.size() < 2) {
      return null;
    }
    Set<SqlType> named = new LinkedHashSet<>();
    Set<SqlType> implied = new LinkedHashSet<>();
    for (RexNode text : texts) {
      Strength strength = strength(text);
      if (strength == Strength.EXPLICIT) {
        named.add(text(text));
      } else if (strength == Strength.IMPLICIT) {
        implied.add(text(text));
      }
    }
    if (named.size() > 1) {
      throw SqlException.of(
              "COLLATION_MISMATCH.EXPLICIT",
              "Strings of different collations do not meet: " + named)
          .with("explicitTypes", String.join(", ", named.stream().map(Errors::quoted).toList()))
          .at(analysis.at(at.span()));
    }
    if (named.isEmpty() && implied.size() > 1 && !indifferent) {
      throw SqlException.of(
              "INDETERMINATE_COLLATION_IN_EXPRESSION",
              "Strings of different collations need COLLATE to meet.")
          .with("expr", Errors.quoted(analysis.text.of(at, ctx)))
          .at(analysis.at(at.span()));
    }
    return !named.isEmpty()
        ? named.iterator().next()
        : !implied.isEmpty() ? implied.iterator().next() : types.iterator().next();
  }

  /** The operands of a comparison in one collation. */
  List<RexNode> compared(List<RexNode> operands, Expression at, Ctx ctx) {
    return operands.stream().allMatch(Collating::isText)
        ? toCommon(operands, false, at, ctx)
        : operands;
  }

  /** The arguments of a function in one collation, if it compares or joins them. */
  List<RexNode> arguments(String function, List<RexNode> arguments, Expression at, Ctx ctx) {
    boolean searches = CollatedFunctions.searches(function);
    boolean patterns = PATTERNS.contains(function);
    if (!searches && !patterns && !MEETING.contains(function)) {
      return arguments;
    }
    List<RexNode> common = toCommon(arguments, INDIFFERENT.contains(function), at, ctx);
    if (searches || patterns || function.equals("str_to_map")) {
      for (int i = 0; i < common.size(); i++) {
        Collation collation = Collation.of(Analysis.type(common.get(i)));
        boolean fits =
            collation == null
                || (patterns
                    ? collation.isLowerCase() && !collation.trims()
                    : collation.isSearchable());
        if (!fits) {
          throw Errors.inputType(
                  analysis.text.of(at, ctx),
                  i,
                  "\"STRING\"",
                  analysis.text.of(at, ctx),
                  Analysis.type(common.get(i)))
              .at(analysis.at(at.span()));
        }
      }
    }
    return common;
  }

  private List<RexNode> toCommon(
      List<RexNode> operands, boolean indifferent, Expression at, Ctx ctx) {
    List<RexNode> texts = operands.stream().filter(Collating::isText).toList();
    SqlType common = meeting(texts, indifferent, at, ctx);
    if (common == null) {
      return operands;
    }
    List<RexNode> cast = new ArrayList<>(operands.size());
    for (RexNode operand : operands) {
      SqlType target =
          Analysis.type(operand) instanceof SqlType.ArrayType array
              ? SqlType.array(common, array.containsNull())
              : common;
      cast.add(isText(operand) ? analysis.casts.implicit(operand, target) : operand);
    }
    return cast;
  }

  /** A result of type STRING takes the collation of the arguments. */
  SqlType result(String function, SqlType type, List<RexNode> arguments) {
    boolean plain = type instanceof SqlType.StringType text && text.isBinary();
    boolean array =
        type instanceof SqlType.ArrayType a
            && a.element() instanceof SqlType.StringType text
            && text.isBinary();
    if (!plain && !array || DEFAULT_RESULT.contains(function)) {
      return type;
    }
    for (RexNode argument : arguments) {
      if (Analysis.type(argument) instanceof SqlType.StringType text) {
        return text.isBinary()
            ? type
            : array ? SqlType.array(text, ((SqlType.ArrayType) type).containsNull()) : text;
      }
      if (Analysis.type(argument).kind() == TypeKind.BINARY) {
        return type;
      }
    }
    return type;
  }
}
