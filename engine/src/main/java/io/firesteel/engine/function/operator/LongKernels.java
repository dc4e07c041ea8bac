package io.firesteel.engine.function.operator;

/** Loops over longs. Null slots may hold garbage: a true answer only asks for a closer look. */
final class LongKernels {
  private LongKernels() {}

  static boolean add(long[] a, long[] b, long[] out, int n) {
    long sign = 0;
    for (int i = 0; i < n; i++) { // meant to vectorise: no branch, no call
      long x = a[i];
      long y = b[i];
      long s = x + y;
      out[i] = s;
      sign |= (x ^ s) & (y ^ s);
    }
    return sign < 0;
  }

  static boolean subtract(long[] a, long[] b, long[] out, int n) {
    long sign = 0;
    for (int i = 0; i < n; i++) { // meant to vectorise: no branch, no call
      long x = a[i];
      long y = b[i];
      long s = x - y;
      out[i] = s;
      sign |= (x ^ y) & (x ^ s);
    }
    return sign < 0;
  }

  static boolean multiply(long[] a, long[] b, long[] out, int n) {
    long changed = 0;
    for (int i = 0; i < n; i++) {
      long x = a[i];
      long y = b[i];
      long low = x * y;
      out[i] = low;
      changed |= Math.multiplyHigh(x, y) ^ low >> 63;
    }
    return changed != 0;
  }

  /** Never needs a closer look. */
  static boolean multiplyWrapping(long[] a, long[] b, long[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = a[i] * b[i];
    }
    return false;
  }

  static boolean overflows(Arithmetic.Op op, long a, long b) {
    switch (op) {
      case ADD:
        return ((a ^ a + b) & (b ^ a + b)) < 0;
      case SUBTRACT:
        return ((a ^ b) & (a ^ a - b)) < 0;
      default:
        return Math.multiplyHigh(a, b) != a * b >> 63;
    }
  }
}
