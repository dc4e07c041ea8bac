package io.firesteel.engine.function.sketch;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.kll.KllFloatsSketch;
import org.apache.datasketches.kll.KllLongsSketch;
import org.apache.datasketches.kll.KllSketch;

/** The three kinds of KLL sketches behind one face; sketches are passed as objects. */
enum KllKind {
  BIGINT(
      SqlType.BIGINT,
      EnumSet.of(TypeKind.TINYINT, TypeKind.SMALLINT, TypeKind.INT, TypeKind.BIGINT),
      "(\"TINYINT\" or \"INT\" or \"BIGINT\" or \"SMALLINT\")"),
  FLOAT(SqlType.FLOAT, EnumSet.of(TypeKind.FLOAT), "\"FLOAT\""),
  DOUBLE(SqlType.DOUBLE, EnumSet.of(TypeKind.FLOAT, TypeKind.DOUBLE), "(\"FLOAT\" or \"DOUBLE\")");

  private final SqlType type;
  private final Set<TypeKind> accepted;
  private final String required;

  KllKind(SqlType type, Set<TypeKind> accepted, String required) {
    this.type = type;
    this.accepted = accepted;
    this.required = required;
  }

  String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  String literal(int value) {
    return this == BIGINT ? value + "" : value + (this == FLOAT ? "F" : "D");
  }

  SqlType type() {
    return type;
  }

  Set<TypeKind> accepted() {
    return Set.copyOf(accepted);
  }

  String required() {
    return required;
  }

  KllSketch read(ByteSlice bytes, String function) {
    return Sketches.read(
        bytes,
        memory ->
            switch (this) {
              case BIGINT -> KllLongsSketch.heapify(memory);
              case FLOAT -> KllFloatsSketch.heapify(memory);
              case DOUBLE -> KllDoublesSketch.heapify(memory);
            },
        KllFunctions.INVALID,
        function);
  }

  KllSketch create(int k) {
    return switch (this) {
      case BIGINT -> KllLongsSketch.newHeapInstance(k);
      case FLOAT -> KllFloatsSketch.newHeapInstance(k);
      case DOUBLE -> KllDoublesSketch.newHeapInstance(k);
    };
  }

  void update(Object sketch, Number value) {
    switch (this) {
      case BIGINT -> ((KllLongsSketch) sketch).update(value.longValue());
      case FLOAT -> ((KllFloatsSketch) sketch).update(value.floatValue());
      case DOUBLE -> ((KllDoublesSketch) sketch).update(value.doubleValue());
    }
  }

  void merge(Object sketch, Object other) {
    ((KllSketch) sketch).merge((KllSketch) other);
  }

  long count(Object sketch) {
    return ((KllSketch) sketch).getN();
  }

  int k(Object sketch) {
    return ((KllSketch) sketch).getK();
  }

  byte[] bytes(Object sketch) {
    return switch (this) {
      case BIGINT -> ((KllLongsSketch) sketch).toByteArray();
      case FLOAT -> ((KllFloatsSketch) sketch).toByteArray();
      case DOUBLE -> ((KllDoublesSketch) sketch).toByteArray();
    };
  }

  Object quantile(Object sketch, double rank) {
    return switch (this) {
      case BIGINT -> (Object) ((KllLongsSketch) sketch).getQuantile(rank);
      case FLOAT -> (Object) ((KllFloatsSketch) sketch).getQuantile(rank);
      case DOUBLE -> (Object) ((KllDoublesSketch) sketch).getQuantile(rank);
    };
  }

  double rank(Object sketch, Number value) {
    return switch (this) {
      case BIGINT -> ((KllLongsSketch) sketch).getRank(value.longValue());
      case FLOAT -> ((KllFloatsSketch) sketch).getRank(value.floatValue());
      case DOUBLE -> ((KllDoublesSketch) sketch).getRank(value.doubleValue());
    };
  }
}
