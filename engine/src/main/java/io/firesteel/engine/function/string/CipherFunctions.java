package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES in the modes ECB, CBC and GCM. An initialisation vector stands before the encrypted bytes.
 *
 * @see <a href="https://csrc.nist.gov/pubs/sp/800/38/d/final">NIST SP 800-38D: GCM</a>
 */
public final class CipherFunctions {
  private static final String NAMES = "`aes_encrypt`/`aes_decrypt`";
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private CipherFunctions() {}

  /** Block modes with the padding that each has, and how long its initialisation vector is. */
  private enum Mode {
    ECB("PKCS", "AES/ECB/PKCS5Padding", 0),
    CBC("PKCS", "AES/CBC/PKCS5Padding", 16),
    GCM("NONE", "AES/GCM/NoPadding", 12);

    private final String padding;
    private final String transformation;
    private final int vectorLength;

    Mode(String padding, String transformation, int vectorLength) {
      this.padding = padding;
      this.transformation = transformation;
      this.vectorLength = vectorLength;
    }

    static Mode of(String mode, String padding) {
      for (Mode m : values()) {
        if (m.name().equalsIgnoreCase(mode)
            && (padding.equalsIgnoreCase("DEFAULT") || padding.equalsIgnoreCase(m.padding))) {
          return m;
        }
      }
      throw SqlException.of(
              "UNSUPPORTED_FEATURE.AES_MODE",
              "AES knows no mode " + mode + " with the padding " + padding + ".")
          .with("mode", mode)
          .with("padding", padding)
          .with("functionName", NAMES);
    }
  }

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        named(
                "aes_encrypt",
                "The bytes encrypted with a key of 16, 24 or 32 bytes, in the mode ECB, CBC or GCM;"
                    + " optionally with an initialisation vector and authenticated data.",
                "base64(aes_encrypt('Spark SQL', '1234567890abcdef', 'ECB', 'PKCS'))",
                "3lmwu+Mw0H3fi5NDvcu9lg==")
            .on(
                "(binary, binary, string = 'GCM', string = 'DEFAULT', binary = '', binary = '') ->"
                    + " binary?")
            .canFail()
            .bind(
                Lift.strict(
                    (in, out) -> {
                      byte[] bytes = encrypt(in);
                      out.putBytes(bytes, 0, bytes.length);
                    }))
            .define(),
        decrypt("aes_decrypt", false),
        decrypt("try_aes_decrypt", true));
  }

  private static ScalarFunction.Builder named(
      String name, String usage, String example, String result) {
    return ScalarFunction.named(name).doc("misc_funcs", usage, example, result);
  }

  private static FunctionDefinition decrypt(String name, boolean tries) {
    return named(
            name,
            "The bytes that aes_encrypt made of the result"
                + (tries ? "; null if they cannot be decrypted." : "."),
            "CAST("
                + name
                + "(unbase64('3lmwu+Mw0H3fi5NDvcu9lg=='), '1234567890abcdef', 'ECB') AS STRING)",
            "Spark SQL")
        .on("(binary, binary, string = 'GCM', string = 'DEFAULT', binary = '') -> binary?")
        .canFail()
        .makesNull()
        .bind(
            context ->
                Lift.kernel(
                    context,
                    true,
                    tries,
                    (in, out) -> {
                      byte[] bytes = decrypt(in);
                      out.putBytes(bytes, 0, bytes.length);
                    }))
        .define();
  }

  private static byte[] bytes(Inputs in, int k) {
    return in.getBytes(k).toByteArray();
  }

  private static byte[] encrypt(Inputs in) {
    Mode mode = Mode.of(in.getString(2), in.getString(3));
    SecretKeySpec key = key(bytes(in, 1));
    byte[] vector = bytes(in, 4);
    byte[] authenticated = bytes(in, 5);
    if (mode == Mode.ECB && vector.length > 0) {
      throw unsupported("AES_MODE_IV", "takes no initialisation vector", mode);
    }
    if (mode != Mode.GCM && authenticated.length > 0) {
      throw unsupported("AES_MODE_AAD", "takes no authenticated data", mode);
    }
    if (vector.length == 0) {
      vector = new byte[mode.vectorLength];
      RANDOM.nextBytes(vector);
    } else if (vector.length != mode.vectorLength) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.AES_IV_LENGTH",
              "The initialisation vector of "
                  + mode
                  + " has "
                  + mode.vectorLength
                  + " bytes, not "
                  + vector.length
                  + ".")
          .with("mode", mode.name())
          .with("parameter", "`iv`")
          .with("functionName", NAMES)
          .with("actualLength", Integer.toString(vector.length));
    }
    byte[] text = bytes(in, 0);
    byte[] secret =
        run(mode, Cipher.ENCRYPT_MODE, key, vector, authenticated, text, 0, text.length);
    byte[] both = Arrays.copyOf(vector, vector.length + secret.length);
    System.arraycopy(secret, 0, both, vector.length, secret.length);
    return both;
  }

  private static byte[] decrypt(Inputs in) {
    Mode mode = Mode.of(in.getString(2), in.getString(3));
    SecretKeySpec key = key(bytes(in, 1));
    byte[] authenticated = bytes(in, 4);
    if (mode != Mode.GCM && authenticated.length > 0) {
      throw unsupported("AES_MODE_AAD", "takes no authenticated data", mode);
    }
    byte[] secret = bytes(in, 0);
    if (secret.length < mode.vectorLength) {
      throw failed("the input is too short", null);
    }
    byte[] vector = Arrays.copyOf(secret, mode.vectorLength);
    return run(
        mode,
        Cipher.DECRYPT_MODE,
        key,
        vector,
        authenticated,
        secret,
        vector.length,
        secret.length - vector.length);
  }

  private static byte[] run(
      Mode mode,
      int direction,
      SecretKeySpec key,
      byte[] vector,
      byte[] authenticated,
      byte[] text,
      int offset,
      int length) {
    try {
      Cipher cipher = Cipher.getInstance(mode.transformation);
      if (mode == Mode.ECB) {
        cipher.init(direction, key);
      } else {
        cipher.init(
            direction,
            key,
            mode == Mode.GCM
                ? new GCMParameterSpec(TAG_BITS, vector)
                : new IvParameterSpec(vector));
      }
      if (authenticated.length > 0) {
        cipher.updateAAD(authenticated);
      }
      return cipher.doFinal(text, offset, length);
    } catch (GeneralSecurityException e) {
      throw failed(e.getMessage(), e);
    }
  }

  private static SqlException failed(String detail, Exception cause) {
    return SqlException.of(
            "INVALID_PARAMETER_VALUE.AES_CRYPTO_ERROR", "AES cannot do this: " + detail + ".")
        .with("parameter", "`expr`, `key`")
        .with("functionName", NAMES)
        .with("detailMessage", String.valueOf(detail))
        .causedBy(cause);
  }

  private static SqlException unsupported(String condition, String what, Mode mode) {
    return SqlException.of(
            "UNSUPPORTED_FEATURE." + condition, "AES in the mode " + mode + " " + what + ".")
        .with("mode", mode.name().toUpperCase(Locale.ROOT))
        .with("functionName", "`aes_encrypt`");
  }

  private static SecretKeySpec key(byte[] key) {
    if (key.length != 16 && key.length != 24 && key.length != 32) {
      throw SqlException.of(
              "INVALID_PARAMETER_VALUE.AES_KEY_LENGTH",
              "A key of AES has 16, 24 or 32 bytes, not " + key.length + ".")
          .with("parameter", "`key`")
          .with("functionName", NAMES)
          .with("actualLength", Integer.toString(key.length));
    }
    return new SecretKeySpec(key, "AES");
  }
}
