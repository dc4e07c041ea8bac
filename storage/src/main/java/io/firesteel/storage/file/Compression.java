package io.firesteel.storage.file;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import io.firesteel.core.error.SqlException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import org.apache.hadoop.io.compress.BZip2Codec;

/** How a file of text is compressed; its name's ending says it. */
public enum Compression {
  NONE(""),
  GZIP(".gz"),
  DEFLATE(".deflate"),
  BZIP2(".bz2"),
  ZSTD(".zst");

  private final String extension;

  Compression(String extension) {
    this.extension = extension;
  }

  /** The ending of file names, with the dot. */
  public String extension() {
    return extension;
  }

  /** What the file of that path is compressed with. */
  public static Compression ofPath(String path) {
    for (Compression compression : values()) {
      if (compression != NONE && path.endsWith(compression.extension)) {
        return compression;
      }
    }
    return NONE;
  }

  /**
   * The compression that an option names.
   *
   * @throws SqlException CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION
   */
  public static Compression named(String name) {
    switch (name.toLowerCase(Locale.ROOT)) {
      case "none":
      case "uncompressed":
        return NONE;
      case "gzip":
        return GZIP;
      case "deflate":
        return DEFLATE;
      case "bzip2":
        return BZIP2;
      case "zstd":
        return ZSTD;
      default:
        throw SqlException.of(
                "CODEC_NOT_AVAILABLE.WITH_AVAILABLE_CODECS_SUGGESTION",
                "Text cannot be compressed with " + name + ".")
            .with("codecName", name)
            .with("availableCodecs", "bzip2, deflate, gzip, none, uncompressed, zstd");
    }
  }

  InputStream decompress(InputStream in) throws IOException {
    switch (this) {
      case GZIP:
        return new GZIPInputStream(in, 1 << 16);
      case DEFLATE:
        return new InflaterInputStream(in);
      case BZIP2:
        return new BZip2Codec().createInputStream(in);
      case ZSTD:
        return new ZstdInputStream(in).setContinuous(true);
      default:
        return in;
    }
  }

  /** A stream that compresses what it passes on. */
  public OutputStream compress(OutputStream out) throws IOException {
    switch (this) {
      case GZIP:
        return new GZIPOutputStream(out, 1 << 16);
      case DEFLATE:
        return new DeflaterOutputStream(out);
      case BZIP2:
        return new BZip2Codec().createOutputStream(out);
      case ZSTD:
        return new ZstdOutputStream(out);
      default:
        return out;
    }
  }
}
