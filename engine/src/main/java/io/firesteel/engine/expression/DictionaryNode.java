package io.firesteel.engine.expression;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.vector.BooleanVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;

/**
 * A node that depends on one column only. Where that column comes as a dictionary, the node is
 * evaluated once for each entry, and for null; where it is constant, once.
 *
 * <p>Entries that no row uses may fail although no row would: the first failure over a dictionary
 * only means that its rows are evaluated one by one.
 */
final class DictionaryNode extends Node {
  private final Node child;

  private ColumnVector dictionary;
  private long rowsSeen;
  private boolean failed;
  private boolean withNull;
  private Answers answers;

  /**
   * What the node is for each entry.
   *
   * @param values flat, or constant; of the dictionary's length, and one more where nulls count
   * @param nulls by entry, or null if none is null
   */
  private record Answers(ColumnVector values, boolean[] nulls) {}

  private DictionaryNode(Node child) {
    super(child.type, child.canFail, child.deterministic, child.cost, child.column);
    this.child = child;
  }

  /** The node itself where this would gain nothing. */
  static Node wrap(Node node) {
    return node.column >= 0 && node.deterministic && !(node instanceof ColumnNode)
        ? new DictionaryNode(node)
        : node;
  }

  @Override
  ColumnVector evaluate(Rows rows) {
    ColumnVector input = rows.column(column);
    if (input instanceof ConstantVector c && rows.count() > 1) {
      return new ConstantVector(
          child.evaluate(rows.ofColumn(column, c.withLength(1))).flatten(), rows.count());
    }
    if (input instanceof DictionaryVector d) {
      Answers found = answers(d, rows);
      if (found != null) {
        return wrap(d, found);
      }
    }
    return child.evaluate(rows);
  }

  @Override
  int filter(Rows rows, int[] selected) {
    ColumnVector input = rows.column(column);
    if (input instanceof DictionaryVector d) {
      Answers found = answers(d, rows);
      if (found != null) {
        return filter(d, found, selected);
      }
      return child.filter(rows, selected);
    }
    return input instanceof ConstantVector
        ? whereTrue(evaluate(rows), selected)
        : child.filter(rows, selected);
  }

  /** The answers for the column's dictionary, or null if it does not pay or fails. */
  private Answers answers(DictionaryVector column, Rows rows) {
    if (column.dictionary() != dictionary) {
      dictionary = column.dictionary();
      rowsSeen = 0;
      failed = false;
      answers = null;
    }
    rowsSeen += rows.count();
    boolean nulls = column.mayHaveNulls();
    if (answers != null && (withNull || !nulls)) {
      return answers;
    }
    // A dictionary much larger than what is asked of it waits until it pays.
    int entries = dictionary.length();
    if (failed || entries == 0 || entries > 2 * rowsSeen) {
      return null;
    }
    try {
      answers = answer(rows, nulls, entries);
      withNull = nulls;
      return answers;
    } catch (SqlException e) {
      failed = true;
      return null;
    }
  }

  private Answers answer(Rows rows, boolean nulls, int entries) {
    ColumnVector all = dictionary;
    if (nulls) {
      int[] entriesAndNull = new int[entries + 1];
      for (int i = 0; i < entries; i++) {
        entriesAndNull[i] = i;
      }
      entriesAndNull[entries] = -1;
      all = dictionary.selectOrNull(entriesAndNull, entries + 1);
    }
    ColumnVector values = child.evaluate(rows.ofColumn(column, all));
    if (!(values instanceof ConstantVector)) {
      values = values.flatten();
    }
    boolean[] isNull = null;
    if (values.mayHaveNulls()) {
      for (int i = 0; i < all.length(); i++) {
        if (values.isNull(i)) {
          isNull = isNull == null ? new boolean[all.length()] : isNull;
          isNull[i] = true;
        }
      }
    }
    // Kept as one object, so that those who come after see the same dictionary in every batch.
    return new Answers(
        isNull == null || values instanceof ConstantVector
            ? values
            : Vectors.withValidity(values, Validity.ALL),
        isNull);
  }

  private ColumnVector wrap(DictionaryVector column, Answers found) {
    int n = column.length();
    if (found.values instanceof ConstantVector c) {
      return c.withLength(n);
    }
    int[] codes = column.codes();
    Validity inputValidity = column.validity();
    if (!inputValidity.allValid()) {
      int nullCode = dictionary.length();
      int[] withNulls = new int[n];
      for (int i = 0; i < n; i++) {
        withNulls[i] = inputValidity.isNull(i) ? nullCode : codes[i];
      }
      codes = withNulls;
    }
    Validity validity = Validity.ALL;
    if (found.nulls != null) {
      boolean[] isNull = new boolean[n];
      for (int i = 0; i < n; i++) {
        isNull[i] = found.nulls[codes[i]];
      }
      validity = Validity.ofNulls(isNull, n);
    }
    if (type.physical() == PhysicalType.BOOLEAN) {
      boolean[] table = ((BooleanVector) found.values).values();
      boolean[] out = new boolean[n];
      for (int i = 0; i < n; i++) {
        out[i] = table[codes[i]];
      }
      return new BooleanVector(out, validity, n);
    }
    return new DictionaryVector(found.values, codes, validity, n, false);
  }

  private int filter(DictionaryVector column, Answers found, int[] selected) {
    int n = column.length();
    if (found.values instanceof ConstantVector c) {
      return whereTrue(c.withLength(n), selected);
    }
    boolean[] table = trueEntries(found);
    int[] codes = column.codes();
    Validity validity = column.validity();
    int count = 0;
    if (validity.allValid()) {
      for (int i = 0; i < n; i++) {
        selected[count] = i;
        count += table[codes[i]] ? 1 : 0;
      }
      return count;
    }
    int nullCode = dictionary.length();
    for (int i = 0; i < n; i++) {
      selected[count] = i;
      count += table[validity.isNull(i) ? nullCode : codes[i]] ? 1 : 0;
    }
    return count;
  }

  private static boolean[] trueEntries(Answers found) {
    boolean[] values = ((BooleanVector) found.values).values();
    if (found.nulls == null) {
      return values;
    }
    boolean[] table = new boolean[found.nulls.length];
    for (int i = 0; i < table.length; i++) {
      table[i] = values[i] && !found.nulls[i];
    }
    return table;
  }
}
