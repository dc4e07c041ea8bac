package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ByteSlice;
import java.util.Locale;
import org.apache.datasketches.tuple.Sketch;
import org.apache.datasketches.tuple.SummaryDeserializer;
import org.apache.datasketches.tuple.SummarySetOperations;
import org.apache.datasketches.tuple.TupleSketchIterator;
import org.apache.datasketches.tuple.UpdatableSketch;
import org.apache.datasketches.tuple.UpdatableSketchBuilder;
import org.apache.datasketches.tuple.UpdatableSummary;
import org.apache.datasketches.tuple.adouble.DoubleSummary;
import org.apache.datasketches.tuple.adouble.DoubleSummaryDeserializer;
import org.apache.datasketches.tuple.adouble.DoubleSummaryFactory;
import org.apache.datasketches.tuple.adouble.DoubleSummarySetOperations;
import org.apache.datasketches.tuple.aninteger.IntegerSummary;
import org.apache.datasketches.tuple.aninteger.IntegerSummaryDeserializer;
import org.apache.datasketches.tuple.aninteger.IntegerSummaryFactory;
import org.apache.datasketches.tuple.aninteger.IntegerSummarySetOperations;

/**
 * Tuple sketches by the type of what they keep beside each value.
 *
 * @param <U> what a value brings
 * @param <S> what is kept
 */
abstract class TupleKind<U, S extends UpdatableSummary<U>> {
  static final String INVALID = "TUPLE_INVALID_INPUT_SKETCH_BUFFER";

  static final TupleKind<Double, DoubleSummary> DOUBLE = new OfDouble();
  static final TupleKind<Integer, IntegerSummary> INTEGER = new OfInteger();

  /** How summaries of one value become one; named as in SQL. */
  enum Mode {
    SUM,
    MIN,
    MAX,
    ALWAYSONE;

    /** The mode of that name in any case, or null. */
    static Mode of(String name) {
      for (Mode mode : values()) {
        if (mode.name().equalsIgnoreCase(name)) {
          return mode;
        }
      }
      return null;
    }
  }

  abstract String suffix();

  /** The type of a summary's column. */
  abstract SqlType type();

  /** The type of all summaries together. */
  abstract SqlType totalType();

  abstract UpdatableSketch<U, S> create(int lgEntries, Mode mode);

  abstract U summary(Number value);

  abstract SummaryDeserializer<S> reader();

  abstract SummarySetOperations<S> operations(Mode mode);

  /** What a value of a theta sketch brings: nothing that changes a summary. */
  abstract S neutral(Mode mode);

  abstract Number value(S summary);

  Sketch<S> read(ByteSlice bytes, String function) {
    return Sketches.read(
        bytes,
        memory -> org.apache.datasketches.tuple.Sketches.heapifySketch(memory, reader()),
        INVALID,
        function);
  }

  /** All summaries of a sketch in one; null for an empty sketch's extremes. */
  Object total(Sketch<S> sketch, Mode mode) {
    boolean whole = totalType() == SqlType.BIGINT;
    double sum = 0;
    long longs = 0;
    double extreme = mode == Mode.MIN ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
    int count = 0;
    TupleSketchIterator<S> all = sketch.iterator();
    while (all.next()) {
      Number n = value(all.getSummary());
      sum += n.doubleValue();
      longs += n.longValue();
      extreme =
          mode == Mode.MIN
              ? Math.min(extreme, n.doubleValue())
              : Math.max(extreme, n.doubleValue());
      count++;
    }
    if (count == 0 && (mode == Mode.MIN || mode == Mode.MAX)) {
      return null;
    }
    switch (mode) {
      case SUM:
        return whole ? (Object) longs : (Object) sum;
      case ALWAYSONE:
        return whole ? (Object) (long) count : (Object) (double) count;
      default:
        return whole ? (Object) (long) extreme : (Object) extreme;
    }
  }

  private static String javaName(Mode mode) {
    return mode == Mode.ALWAYSONE
        ? "AlwaysOne"
        : mode.name().charAt(0) + mode.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static final class OfDouble extends TupleKind<Double, DoubleSummary> {
    private static DoubleSummary.Mode java(Mode mode) {
      return DoubleSummary.Mode.valueOf(javaName(mode));
    }

    @Override
    String suffix() {
      return "double";
    }

    @Override
    SqlType type() {
      return SqlType.DOUBLE;
    }

    @Override
    SqlType totalType() {
      return SqlType.DOUBLE;
    }

    @Override
    UpdatableSketch<Double, DoubleSummary> create(int lgEntries, Mode mode) {
      return new UpdatableSketchBuilder<>(new DoubleSummaryFactory(java(mode)))
          .setNominalEntries(1 << lgEntries)
          .build();
    }

    @Override
    Double summary(Number value) {
      return value.doubleValue();
    }

    @Override
    SummaryDeserializer<DoubleSummary> reader() {
      return new DoubleSummaryDeserializer();
    }

    @Override
    SummarySetOperations<DoubleSummary> operations(Mode mode) {
      return new DoubleSummarySetOperations(java(mode), java(mode));
    }

    @Override
    DoubleSummary neutral(Mode mode) {
      return new DoubleSummary(java(mode));
    }

    @Override
    Number value(DoubleSummary summary) {
      return summary.getValue();
    }
  }

  private static final class OfInteger extends TupleKind<Integer, IntegerSummary> {
    private static IntegerSummary.Mode java(Mode mode) {
      return IntegerSummary.Mode.valueOf(javaName(mode));
    }

    @Override
    String suffix() {
      return "integer";
    }

    @Override
    SqlType type() {
      return SqlType.INT;
    }

    @Override
    SqlType totalType() {
      return SqlType.BIGINT;
    }

    @Override
    UpdatableSketch<Integer, IntegerSummary> create(int lgEntries, Mode mode) {
      return new UpdatableSketchBuilder<>(new IntegerSummaryFactory(java(mode)))
          .setNominalEntries(1 << lgEntries)
          .build();
    }

    @Override
    Integer summary(Number value) {
      return value.intValue();
    }

    @Override
    SummaryDeserializer<IntegerSummary> reader() {
      return new IntegerSummaryDeserializer();
    }

    @Override
    SummarySetOperations<IntegerSummary> operations(Mode mode) {
      return new IntegerSummarySetOperations(java(mode), java(mode));
    }

    @Override
    IntegerSummary neutral(Mode mode) {
      return new IntegerSummary(java(mode));
    }

    @Override
    Number value(IntegerSummary summary) {
      return summary.getValue();
    }
  }
}
