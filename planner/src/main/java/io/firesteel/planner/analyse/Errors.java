package io.firesteel.planner.analyse;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The analyser's errors with Spark's parameters; the place is added by who knows it. */
final class Errors {
  private static final int PROPOSALS = 5;

  private Errors() {}

  static String quoted(String sql) {
    return '"' + sql + '"';
  }

  static String quoted(SqlType type) {
    return quoted(type.sqlName());
  }

  static SqlException unresolvedColumn(List<String> parts, Scope scope) {
    return unresolved("UNRESOLVED_COLUMN", "column", parts, scope.columns());
  }

  private static SqlException unresolved(
      String condition, String what, List<String> parts, List<ScopeColumn> columns) {
    String name = TypeNames.quote(parts);
    List<String> proposals = proposals(parts, columns);
    if (proposals.isEmpty()) {
      return SqlException.of(
              condition + ".WITHOUT_SUGGESTION", "There is no " + what + " named " + name + ".")
          .with("objectName", name);
    }
    String proposal = String.join(", ", proposals);
    return SqlException.of(
            condition + ".WITH_SUGGESTION",
            "There is no "
                + what
                + " named "
                + name
                + ". Did you mean one of these: "
                + proposal
                + "?")
        .with("objectName", name)
        .with("proposal", proposal);
  }

  /** The nearest names by edit distance; qualified as far as they must be to tell them apart. */
  private static List<String> proposals(List<String> parts, List<ScopeColumn> columns) {
    List<List<String>> names = new ArrayList<>();
    for (ScopeColumn column : columns) {
      if (!column.hidden()) {
        List<String> full = new ArrayList<>(column.qualifier());
        full.add(column.name());
        names.add(full);
      }
    }
    return nearest(String.join(".", parts), names, parts.size());
  }

  /** Up to five candidates, shortened to as many trailing parts as the name has if possible. */
  static List<String> nearest(String base, List<List<String>> candidates, int baseParts) {
    boolean samePrefix =
        candidates.stream().map(c -> c.subList(0, c.size() - 1)).distinct().limit(2).count() <= 1;
    List<List<String>> shown = new ArrayList<>();
    for (List<String> candidate : candidates) {
      shown.add(
          baseParts <= 1 && samePrefix
              ? candidate.subList(candidate.size() - 1, candidate.size())
              : tail(candidate, baseParts, samePrefix));
    }
    String lower = base.toLowerCase(Locale.ROOT);
    return shown.stream()
        .sorted(
            Comparator.comparingInt(
                (List<String> c) -> distance(String.join(".", c).toLowerCase(Locale.ROOT), lower)))
        .limit(PROPOSALS)
        .map(TypeNames::quote)
        .toList();
  }

  private static List<String> tail(List<String> name, int baseParts, boolean samePrefix) {
    int keep = samePrefix ? Math.max(1, baseParts) : Math.max(2, baseParts);
    return name.subList(Math.max(0, name.size() - keep), name.size());
  }

  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  static SqlException ambiguous(List<String> parts, List<ScopeColumn> found) {
    String name = TypeNames.quote(parts);
    String references =
        found.stream()
            .map(
                c -> {
                  List<String> full = new ArrayList<>(c.qualifier());
                  full.add(c.name());
                  return TypeNames.quote(full);
                })
            .sorted()
            .collect(Collectors.joining(", ", "[", "]"));
    return SqlException.of(
            "AMBIGUOUS_REFERENCE", "The name " + name + " may mean any of " + references + ".")
        .with("name", name)
        .with("referenceNames", references);
  }

  static SqlException mismatch(String sub, String sql, String sentence) {
    return SqlException.of("DATATYPE_MISMATCH." + sub, sentence).with("sqlExpr", quoted(sql));
  }

  static SqlException binaryTypes(String sql, SqlType left, SqlType right) {
    return mismatch(
            "BINARY_OP_DIFF_TYPES",
            sql,
            "The operands of "
                + sql
                + " have types that do not go together: "
                + quoted(left)
                + " and "
                + quoted(right)
                + ".")
        .with("left", quoted(left))
        .with("right", quoted(right));
  }

  static SqlException inputType(
      String sql, int index, String required, String input, SqlType type) {
    String ordinal = ordinal(index);
    return mismatch(
            "UNEXPECTED_INPUT_TYPE",
            sql,
            "The "
                + ordinal
                + " argument of "
                + sql
                + " must be of type "
                + required
                + ", but "
                + input
                + " is of type "
                + quoted(type)
                + ".")
        .with("paramIndex", ordinal)
        .with("requiredType", required)
        .with("inputSql", quoted(input))
        .with("inputType", quoted(type));
  }

  static String ordinal(int index) {
    return switch (index) {
      case 0 -> "first";
      case 1 -> "second";
      case 2 -> "third";
      default -> index + 1 + "th";
    };
  }

  /** One type name for each; DATATYPE_MISMATCH.DATA_DIFF_TYPES. */
  static SqlException differentTypes(String sql, String function, List<SqlType> types) {
    String all = types.stream().map(Errors::quoted).collect(Collectors.joining(" or ", "(", ")"));
    return mismatch(
            "DATA_DIFF_TYPES", sql, "The operands of " + sql + " have no common type: " + all + ".")
        .with("functionName", TypeNames.quote(function))
        .with("dataType", all);
  }

  static SqlException unsupported(String what) {
    return SqlException.of(
        "UNSUPPORTED_FEATURE.TABLE_OPERATION", what + " is not supported by this server.");
  }
}
