package io.firesteel.engine.function.math;

import io.firesteel.core.type.SqlType;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import java.util.List;

/** Numbers as bits of numbered bitmaps of 32,768 bits, for exact counts of distinct values. */
public final class BitmapFunctions {
  private static final long BITS = 8 * 4096;

  private BitmapFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        named(
                "bitmap_bit_position",
                "The position of a number's bit in its bitmap, from 0.",
                "bitmap_bit_position(123)",
                "122")
            .on("(bigint) -> bigint")
            .bind(
                context ->
                    Kernel.infallible(
                        Lift.kernel(
                            context,
                            true,
                            false,
                            (in, out) -> {
                              long x = in.getLong(0);
                              out.putLong(x > 0 ? (x - 1) % BITS : -x % BITS);
                            })))
            .define(),
        named(
                "bitmap_bucket_number",
                "The number of the bitmap that holds a number's bit.",
                "bitmap_bucket_number(123)",
                "1")
            .on("(bigint) -> bigint")
            .bind(
                context ->
                    Kernel.infallible(
                        Lift.kernel(
                            context,
                            true,
                            false,
                            (in, out) -> {
                              long x = in.getLong(0);
                              out.putLong(x > 0 ? 1 + (x - 1) / BITS : x / BITS);
                            })))
            .define(),
        named("bitmap_count", "The number of bits that are set.", "bitmap_count(X'1010')", "2")
            .resolver(
                site -> {
                  if (site.arguments().size() == 1) {
                    SqlType type = site.arguments().get(0).type();
                    if (type != SqlType.BINARY && type != SqlType.VOID) {
                      throw CallErrors.inputType(site, 0, "\"BINARY\"");
                    }
                  }
                  return Signature.resolver("(binary) -> bigint").resolve(site);
                })
            .bind(
                Lift.strict(
                    (in, out) -> {
                      long count = 0;
                      for (byte b : in.getBytes(0).toByteArray()) {
                        count += Integer.bitCount(b & 0xFF);
                      }
                      out.putLong(count);
                    }))
            .define());
  }

  private static ScalarFunction.Builder named(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc("misc_funcs", usage, example, result);
  }
}
