package io.firesteel.jdbc;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Base64;
import java.util.UUID;

/**
 * VARIANT values in Parquet's variant encoding as JSON text, the way Spark's to_json writes them.
 */
final class VariantText {
  private final byte[] value;
  private final byte[] metadata;
  private final ZoneId zone;
  private final StringBuilder out = new StringBuilder();

  private VariantText(byte[] value, byte[] metadata, ZoneId zone) {
    this.value = value;
    this.metadata = metadata;
    this.zone = zone;
  }

  static String json(byte[] value, byte[] metadata, ZoneId zone) {
    VariantText text = new VariantText(value, metadata, zone);
    try {
      text.write(0);
    } catch (IndexOutOfBoundsException e) {
      return "(damaged variant)";
    }
    return text.out.toString();
  }

  private static long unsigned(byte[] bytes, int at, int width) {
    long result = 0;
    for (int i = 0; i < width; i++) {
      result |= (bytes[at + i] & 0xffL) << 8 * i;
    }
    return result;
  }

  private long signed(int at, int width) {
    long raw = unsigned(value, at, width);
    int unused = 64 - 8 * width;
    return raw << unused >> unused;
  }

  private String key(int id) {
    int offsetSize = (metadata[0] >> 6 & 3) + 1;
    int count = (int) unsigned(metadata, 1, offsetSize);
    int offsets = 1 + offsetSize;
    int strings = offsets + (count + 1) * offsetSize;
    int start = (int) unsigned(metadata, offsets + id * offsetSize, offsetSize);
    int end = (int) unsigned(metadata, offsets + (id + 1) * offsetSize, offsetSize);
    return new String(metadata, strings + start, end - start, StandardCharsets.UTF_8);
  }

  private void write(int at) {
    int header = value[at] & 0xff;
    int info = header >> 2;
    switch (header & 3) {
      case 0:
        primitive(info, at + 1);
        break;
      case 1:
        quoted(new String(value, at + 1, info, StandardCharsets.UTF_8));
        break;
      case 2:
        object(info, at + 1);
        break;
      default:
        array(info, at + 1);
        break;
    }
  }

  private void object(int info, int from) {
    int offsetSize = (info & 3) + 1;
    int idSize = (info >> 2 & 3) + 1;
    int sizeBytes = (info >> 4 & 1) == 1 ? 4 : 1;
    int count = (int) unsigned(value, from, sizeBytes);
    int ids = from + sizeBytes;
    int offsets = ids + count * idSize;
    int data = offsets + (count + 1) * offsetSize;
    out.append('{');
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(',');
      }
      quoted(key((int) unsigned(value, ids + i * idSize, idSize)));
      out.append(':');
      write(data + (int) unsigned(value, offsets + i * offsetSize, offsetSize));
    }
    out.append('}');
  }

  private void array(int info, int from) {
    int offsetSize = (info & 3) + 1;
    int sizeBytes = (info >> 2 & 1) == 1 ? 4 : 1;
    int count = (int) unsigned(value, from, sizeBytes);
    int offsets = from + sizeBytes;
    int data = offsets + (count + 1) * offsetSize;
    out.append('[');
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        out.append(',');
      }
      write(data + (int) unsigned(value, offsets + i * offsetSize, offsetSize));
    }
    out.append(']');
  }

  private long bigEndian(int at) {
    return Long.reverseBytes(unsigned(value, at, 8));
  }

  private void primitive(int type, int at) {
    switch (type) {
      case 0:
        out.append("null");
        break;
      case 1:
        out.append("true");
        break;
      case 2:
        out.append("false");
        break;
      case 3:
      case 4:
      case 5:
      case 6:
        out.append(signed(at, 1 << type - 3));
        break;
      case 7:
        number(Double.longBitsToDouble(unsigned(value, at, 8)));
        break;
      case 8:
      case 9:
      case 10:
        decimal(value[at], at + 1, type == 8 ? 4 : type == 9 ? 8 : 16);
        break;
      case 11:
        quoted(LocalDate.ofEpochDay(signed(at, 4)).toString());
        break;
      case 12:
        instant(signed(at, 8));
        break;
      case 13:
        quoted(TextFormat.timestampNtz(signed(at, 8)));
        break;
      case 14:
        float f = Float.intBitsToFloat((int) unsigned(value, at, 4));
        if (Float.isFinite(f)) {
          out.append(f);
        } else {
          quoted(Float.toString(f));
        }
        break;
      case 15:
        int size = (int) unsigned(value, at, 4);
        byte[] bytes = java.util.Arrays.copyOfRange(value, at + 4, at + 4 + size);
        quoted(Base64.getEncoder().encodeToString(bytes));
        break;
      case 16:
        int length = (int) unsigned(value, at, 4);
        quoted(new String(value, at + 4, length, StandardCharsets.UTF_8));
        break;
      case 17:
        quoted(LocalTime.ofNanoOfDay(signed(at, 8) * 1000).toString());
        break;
      case 20:
        quoted(new UUID(bigEndian(at), bigEndian(at + 8)).toString());
        break;
      default:
        quoted("(unknown variant type " + type + ")");
        break;
    }
  }

  private void instant(long micros) {
    Instant instant = TextFormat.instant(micros);
    String offset = zone.getRules().getOffset(instant).getId();
    quoted(TextFormat.timestamp(micros, zone) + (offset.equals("Z") ? "+00:00" : offset));
  }

  private void number(double d) {
    if (Double.isFinite(d)) {
      out.append(d);
    } else {
      quoted(Double.toString(d));
    }
  }

  private void decimal(int scale, int at, int width) {
    byte[] big = new byte[width];
    for (int i = 0; i < width; i++) {
      big[width - 1 - i] = value[at + i];
    }
    BigDecimal exact = new BigDecimal(new BigInteger(big), scale);
    out.append(exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString());
  }

  private void quoted(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"':
        case '\\':
          out.append('\\').append(c);
          break;
        case '\n':
          out.append("\\n");
          break;
        case '\r':
          out.append("\\r");
          break;
        case '\t':
          out.append("\\t");
          break;
        case '\b':
          out.append("\\b");
          break;
        case '\f':
          out.append("\\f");
          break;
        default:
          if (c < ' ') {
            out.append(String.format("\\u%04X", (int) c));
          } else {
            out.append(c);
          }
      }
    }
    out.append('"');
  }
}
