package io.firesteel.engine.function.math;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.SqlType.ArrayType;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import java.util.ArrayList;
import java.util.List;

/** Distances, norms and products of vectors: arrays of FLOAT without nulls. */
public final class VectorFunctions {
  private static final String VECTOR = "\"ARRAY<FLOAT>\"";
  private static final SqlType FLOATS = SqlType.array(SqlType.FLOAT);

  private VectorFunctions() {}

  /** A figure of two vectors of one length; null if there is none. */
  @FunctionalInterface
  private interface Pair {
    Float of(float[] a, float[] b);
  }

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        pair(
            "vector_inner_product",
            "The sum of the products of the elements at the same place.",
            "32.0",
            VectorFunctions::product),
        pair(
            "vector_l2_distance",
            "The Euclidean distance of two vectors.",
            "5.196152",
            VectorFunctions::distance),
        pair(
            "vector_cosine_similarity",
            "The cosine of the angle between two vectors; null if one of them is zero.",
            "0.97463185",
            VectorFunctions::cosine),
        named(
                "vector_norm",
                "The length of a vector: the sum of the magnitudes (degree 1), the Euclidean one"
                    + " (degree 2, the default) or the largest magnitude (degree infinity).",
                "vector_norm(array(3.0F, 4.0F), 2.0F)",
                "5.0")
            .resolver(vectors(1, Signature.resolver("(array, float = 2.0) -> float?")))
            .bind(
                Lift.strict(
                    (in, out) -> {
                      float degree = in.getFloat(1);
                      float[] vector = floats(in.getList(0));
                      check(degree, "vector_norm");
                      if (vector != null) {
                        out.putFloat((float) norm(vector, degree));
                      }
                    }))
            .define(),
        named(
                "vector_normalize",
                "The vector divided by its norm of a degree (1, 2 or infinity; by default 2).",
                "vector_normalize(array(3.0F, 4.0F), 2.0F)",
                "[0.6,0.8]")
            .resolver(
                vectors(
                    1, Signature.resolver((types, site) -> FLOATS, "(array, float = 2.0) -> any?")))
            .bind(
                Lift.strict(
                    (in, out) -> {
                      float degree = in.getFloat(1);
                      float[] vector = floats(in.getList(0));
                      check(degree, "vector_normalize");
                      if (vector != null) {
                        out.putValue(normalized(vector, degree));
                      }
                    }))
            .define());
  }

  private static ScalarFunction.Builder named(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name)
        .doc("vector_funcs", usage, example, result)
        .canFail()
        .makesNull();
  }

  private static FunctionDefinition pair(String name, String usage, String result, Pair figure) {
    return named(name, usage, name + "(array(1.0F, 2.0F, 3.0F), array(4.0F, 5.0F, 6.0F))", result)
        .resolver(vectors(2, Signature.resolver("(array, array) -> float?")))
        .bind(
            Lift.strict(
                (in, out) -> {
                  List<Object> a = in.getList(0);
                  List<Object> b = in.getList(1);
                  if (a.size() != b.size()) {
                    throw dimensions(name, a.size(), b.size());
                  }
                  float[] x = floats(a);
                  float[] y = floats(b);
                  Float value = x == null || y == null ? null : figure.of(x, y);
                  if (value != null) {
                    out.putFloat(value);
                  }
                }))
        .define();
  }

  /** VECTOR_DIMENSION_MISMATCH. */
  public static SqlException dimensions(String function, int left, int right) {
    return SqlException.of(
            "VECTOR_DIMENSION_MISMATCH",
            function
                + " needs vectors of one length, but these have "
                + left
                + " and "
                + right
                + ".")
        .with("functionName", "`" + function + "`")
        .with("leftDim", Integer.toString(left))
        .with("rightDim", Integer.toString(right));
  }

  /** The first arguments must be ARRAY of FLOAT, a further one FLOAT, without implicit casts. */
  public static Resolver vectors(int count, Resolver types) {
    return site -> {
      for (int i = 0; i < site.arguments().size(); i++) {
        SqlType type = site.arguments().get(i).type();
        boolean vector = type instanceof ArrayType array && array.element() == SqlType.FLOAT;
        if (i < count ? !vector : type != SqlType.FLOAT) {
          throw CallErrors.inputType(site, i, i < count ? VECTOR : "\"FLOAT\"");
        }
      }
      return types.resolve(site);
    };
  }

  /** The elements, or null if one of them is null. */
  private static float[] floats(List<Object> values) {
    float[] floats = new float[values.size()];
    for (int i = 0; i < floats.length; i++) {
      if (values.get(i) == null) {
        return null;
      }
      floats[i] = (Float) values.get(i);
    }
    return floats;
  }

  private static float product(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static float distance(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      float d = a[i] - b[i];
      sum += d * d;
    }
    return (float) Math.sqrt(sum);
  }

  private static Float cosine(float[] a, float[] b) {
    float squares = product(a, a) * product(b, b);
    float length = (float) Math.sqrt(squares);
    return length == 0 ? null : (Float) (product(a, b) / length);
  }

  private static void check(float degree, String function) {
    if (degree != 1 && degree != 2 && degree != Float.POSITIVE_INFINITY) {
      throw SqlException.of(
              "INVALID_VECTOR_NORM_DEGREE",
              "The degree of " + function + " must be 1, 2 or infinity, not " + degree + ".")
          .with("functionName", "`" + function + "`")
          .with("degree", Float.toString(degree));
    }
  }

  private static float norm(float[] vector, float degree) {
    float sum = 0;
    for (float x : vector) {
      if (degree == 1) {
        sum += Math.abs(x);
      } else if (degree == 2) {
        sum += x * x;
      } else {
        sum = Math.max(sum, Math.abs(x));
      }
    }
    return degree == 2 ? (float) Math.sqrt(sum) : sum;
  }

  private static List<Object> normalized(float[] vector, float degree) {
    float norm = norm(vector, degree);
    if (norm == 0 && vector.length > 0) {
      return null;
    }
    List<Object> scaled = new ArrayList<>(vector.length);
    for (float x : vector) {
      scaled.add(x / norm);
    }
    return scaled;
  }
}
