package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.setting.SparkSettings;
import io.firesteel.core.vector.ByteSlice;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;

/** The character sets of encode and decode, and what they do about text that does not fit. */
final class CharacterSets {
  private static final List<String> NAMES =
      List.of("iso-8859-1", "us-ascii", "utf-16", "utf-16be", "utf-16le", "utf-32", "utf-8");

  private final String function;
  private final boolean anyOfJava;
  private final CodingErrorAction onError;

  CharacterSets(String function, Settings settings) {
    this.function = function;
    this.anyOfJava = settings.get(SparkSettings.LEGACY_JAVA_CHARSETS);
    this.onError =
        settings.get(SparkSettings.LEGACY_CODING_ERROR_ACTION)
            ? CodingErrorAction.REPLACE
            : CodingErrorAction.REPORT;
  }

  byte[] encode(String text, String charset) {
    try {
      ByteBuffer bytes =
          charset(charset)
              .newEncoder()
              .onMalformedInput(onError)
              .onUnmappableCharacter(onError)
              .encode(CharBuffer.wrap(text));
      byte[] exact = new byte[bytes.remaining()];
      bytes.get(exact);
      return exact;
    } catch (CharacterCodingException e) {
      throw malformed(charset);
    }
  }

  String decode(ByteSlice bytes, String charset) {
    try {
      return charset(charset)
          .newDecoder()
          .onMalformedInput(onError)
          .onUnmappableCharacter(onError)
          .decode(ByteBuffer.wrap(bytes.base(), bytes.offset(), bytes.length()))
          .toString();
    } catch (CharacterCodingException e) {
      throw malformed(charset);
    }
  }

  private Charset charset(String name) {
    if (anyOfJava || NAMES.contains(name.toLowerCase(Locale.ROOT))) {
      try {
        return Charset.forName(name);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // It is refused below.
      }
    }
    throw SqlException.of(
            "INVALID_PARAMETER_VALUE.CHARSET", function + " knows no character set " + name + ".")
        .with("functionName", "`" + function + "`")
        .with("parameter", "`charset`")
        .with("charset", name)
        .with("charsets", String.join(", ", NAMES));
  }

  private SqlException malformed(String charset) {
    return SqlException.of(
            "MALFORMED_CHARACTER_CODING",
            function + " found what the character set " + charset + " does not have.")
        .with("function", "`" + function + "`")
        .with("charset", charset);
  }
}
