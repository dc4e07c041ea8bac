package io.firesteel.storage.parquet;

import com.github.luben.zstd.ZstdDecompressCtx;
import io.airlift.compress.lz4.Lz4Decompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/**
 * Decompresses pages between arrays. Belongs to one thread. Sizes are checked before anything is
 * written: the native libraries believe what the data says.
 */
final class Codec implements AutoCloseable {
  private ZstdDecompressCtx zstd;
  private Lz4Decompressor lz4;

  /** Whether {@link #decompress} knows the codec. */
  static boolean supports(CompressionCodecName codec) {
    switch (codec) {
      case UNCOMPRESSED:
      case SNAPPY:
      case GZIP:
      case LZ4:
      case LZ4_RAW:
      case ZSTD:
        return true;
      default:
        return false;
    }
  }

  /**
   * Refuses sizes that the codec cannot produce from so few bytes, before memory is reserved for
   * them.
   */
  static void checkSize(CompressionCodecName codec, long compressed, long decompressed) {
    long ratio;
    switch (codec) {
      case SNAPPY:
        ratio = 64;
        break;
      case LZ4:
      case LZ4_RAW:
        ratio = 256;
        break;
      case GZIP:
        ratio = 1100;
        break;
      case UNCOMPRESSED:
        ratio = 1;
        break;
      default:
        ratio = 1 << 16;
        break;
    }
    if (decompressed > compressed * ratio + 1024) {
      throw new Corruption(
          "page of " + compressed + " bytes claims to decompress to " + decompressed);
    }
  }

  /**
   * Decompresses [from, from + length) of {@code in} to exactly [to, to + size) of {@code out}.
   *
   * @throws Corruption if the data is damaged or of another size
   */
  void decompress(
      CompressionCodecName codec, byte[] in, int from, int length, byte[] out, int to, int size) {
    if (size == 0 && length == 0) {
      return;
    }
    try {
      int actual;
      switch (codec) {
        case UNCOMPRESSED:
          if (length != size) {
            throw new Corruption("page of " + length + " bytes should have " + size);
          }
          System.arraycopy(in, from, out, to, size);
          return;
        case SNAPPY:
          if (Snappy.uncompressedLength(in, from, length) != size) {
            throw new Corruption(
                "page decompresses to "
                    + Snappy.uncompressedLength(in, from, length)
                    + " bytes instead of "
                    + size);
          }
          actual = Snappy.uncompress(in, from, length, out, to);
          break;
        case ZSTD:
          if (zstd == null) {
            zstd = new ZstdDecompressCtx();
          }
          actual = zstd.decompressByteArray(out, to, size, in, from, length);
          break;
        case GZIP:
          actual = gunzip(in, from, length, out, to, size);
          break;
        case LZ4_RAW:
          actual = lz4().decompress(in, from, length, out, to, size);
          break;
        case LZ4:
          actual = hadoopLz4(in, from, length, out, to, size);
          break;
        default:
          throw new Corruption("codec " + codec);
      }
      if (actual != size) {
        throw new Corruption("page decompresses to " + actual + " bytes instead of " + size);
      }
    } catch (IOException e) {
      throw new Corruption(codec + ": " + e.getMessage());
    }
  }

  private Lz4Decompressor lz4() {
    if (lz4 == null) {
      lz4 = new Lz4Decompressor();
    }
    return lz4;
  }

  /** One member or several in a row. */
  private static int gunzip(byte[] in, int from, int length, byte[] out, int to, int size)
      throws IOException {
    try (GZIPInputStream stream =
        new GZIPInputStream(new ByteArrayInputStream(in, from, length), 1 << 15)) {
      int done = stream.readNBytes(out, to, size);
      if (stream.read() >= 0) {
        throw new Corruption("page decompresses to more than " + size + " bytes");
      }
      return done;
    }
  }

  /** Hadoop's framing: decompressed size, then (compressed size, block) until it is reached. */
  private int hadoopLz4(byte[] in, int from, int length, byte[] out, int to, int size) {
    int end = from + length;
    int position = from;
    int done = 0;
    while (position < end) {
      if (end - position < 8) {
        return bareLz4(in, from, length, out, to, size);
      }
      int frame = bigEndian(in, position);
      position += 4;
      if (frame < 0 || frame > size - done) {
        return bareLz4(in, from, length, out, to, size);
      }
      int frameEnd = done + frame;
      while (done < frameEnd) {
        if (end - position < 4) {
          return bareLz4(in, from, length, out, to, size);
        }
        int block = bigEndian(in, position);
        position += 4;
        if (block <= 0 || block > end - position) {
          return bareLz4(in, from, length, out, to, size);
        }
        int n = lz4().decompress(in, position, block, out, to + done, size - done);
        if (n == 0) {
          throw new Corruption("empty LZ4 block");
        }
        done += n;
        position += block;
      }
    }
    return done;
  }

  /** What some writers left out: the framing. */
  private int bareLz4(byte[] in, int from, int length, byte[] out, int to, int size) {
    return lz4().decompress(in, from, length, out, to, size);
  }

  private static int bigEndian(byte[] in, int at) {
    return Integer.reverseBytes(LittleEndian.getInt(in, at));
  }

  @Override
  public void close() {
    if (zstd != null) {
      zstd.close();
      zstd = null;
    }
  }
}
