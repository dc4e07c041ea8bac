package io.firesteel.engine.function.hash;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolver;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.Signature;
import io.firesteel.engine.function.lift.Lift;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Hashes, digests and checksums. */
public final class HashFunctions {
  private static final String GROUP = "hash_funcs";
  private static final int SEED = 42;

  private HashFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        named(
                "hash",
                "A 32-bit hash of the arguments, as Spark's.",
                "hash('Spark', array(123), 2)",
                "-1321691492")
            .resolver(hashable("(any+) -> int!"))
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (in, out) -> {
                      int h = SEED;
                      for (int k = 0; k < in.count(); k++) {
                        h = SparkHash.murmur3(in.type(k), in.getValue(k), h);
                      }
                      out.putInt(h);
                    }))
            .define(),
        named(
                "xxhash64",
                "A 64-bit hash of the arguments, as Spark's.",
                "xxhash64('Spark', array(123), 2)",
                "5602566077635097486")
            .resolver(hashable("(any+) -> bigint!"))
            .nulls(NullPolicy.CALLED)
            .bind(
                Lift.called(
                    (in, out) -> {
                      long h = SEED;
                      for (int k = 0; k < in.count(); k++) {
                        h = SparkHash.xxHash64(in.type(k), in.getValue(k), h);
                      }
                      out.putLong(h);
                    }))
            .define(),
        named(
                "md5",
                "The MD5 digest in hexadecimal digits.",
                "md5('Spark')",
                "8cde774d6f7333752ed72cacddb05126")
            .on("(binary) -> string")
            .bind(Lift.strict((in, out) -> out.putString(digest("MD5", in.getBytes(0)))))
            .define(),
        named(
                "sha1",
                "The SHA-1 digest in hexadecimal digits.",
                "sha1('Spark')",
                "85f5955f4b27a9a4c2aab6ffe5d7189fc298b92c")
            .aliases("sha")
            .on("(binary) -> string")
            .bind(Lift.strict((in, out) -> out.putString(digest("SHA-1", in.getBytes(0)))))
            .define(),
        named(
                "sha2",
                "The SHA-2 digest of 224, 256 (also 0), 384 or 512 bits in hexadecimal digits.",
                "sha2('Spark', 256)",
                "529bc3b07127ecb7e53a4dcf1991d9152c24537d919178022b2c42657f79a26b")
            .on("(binary, int) -> string?")
            .makesNull()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      int bits = in.getInt(1) == 0 ? 256 : in.getInt(1);
                      if (bits == 224 || bits == 256 || bits == 384 || bits == 512) {
                        out.putString(digest("SHA-" + bits, in.getBytes(0)));
                      }
                    }))
            .define(),
        named("crc32", "The CRC-32 checksum.", "crc32('Spark')", "1557323817")
            .on("(binary) -> bigint")
            .bind(
                Lift.strict(
                    (in, out) -> {
                      CRC32 crc = new CRC32();
                      ByteSlice s = in.getBytes(0);
                      crc.update(s.base(), s.offset(), s.length());
                      out.putLong(crc.getValue());
                    }))
            .define());
  }

  private static ScalarFunction.Builder named(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc(GROUP, usage, example, result);
  }

  private static Resolver hashable(String signature) {
    Resolver types = Signature.resolver(signature);
    return site -> {
      if (site.arguments().stream().map(Argument::type).anyMatch(HashFunctions::hasMap)) {
        throw CallErrors.mismatch(
                site, "HASH_MAP_TYPE", "Maps have no hash; their entries have no order.")
            .with("functionName", CallErrors.functionName(site));
      }
      return types.resolve(site);
    };
  }

  private static boolean hasMap(SqlType type) {
    if (type instanceof SqlType.ArrayType array) {
      return hasMap(array.element());
    }
    if (type instanceof SqlType.StructType struct) {
      return struct.fields().stream().anyMatch(f -> hasMap(f.type()));
    }
    return type.kind() == TypeKind.MAP;
  }

  private static String digest(String algorithm, ByteSlice value) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      digest.update(value.base(), value.offset(), value.length());
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
