package io.firesteel.storage.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.values.delta.DeltaBinaryPackingValuesWriterForLong;
import org.apache.parquet.column.values.rle.RunLengthBitPackingHybridEncoder;
import org.junit.jupiter.api.Test;

class DecodersTest {
  private static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + RleDecoder.PADDING);
  }

  @Test
  void runsOfEveryWidthComeBack() throws Exception {
    Random random = new Random(1);
    for (int width = 0; width <= 32; width++) {
      for (int n : new int[] {0, 1, 7, 8, 63, 64, 65, 2048, 5000}) {
        int[] values = new int[n];
        int max = width == 0 ? 0 : width == 32 ? -1 : (1 << width) - 1;
        int last = 0;
        for (int i = 0; i < n; i++) {
          if (random.nextInt(20) > (i / 500 % 2 == 0 ? 18 : 5)) {
            last = random.nextInt() & max;
          }
          values[i] = last;
        }
        RunLengthBitPackingHybridEncoder encoder =
            new RunLengthBitPackingHybridEncoder(
                width, 64, 1 << 20, HeapByteBufferAllocator.getInstance());
        for (int v : values) {
          encoder.writeInt(v);
        }
        byte[] bytes = encoder.toBytes().toByteArray();
        RleDecoder decoder = new RleDecoder(padded(bytes), 0, bytes.length, width);
        int[] out = new int[n + 1];
        out[n] = 4711;
        for (int at = 0; at < n; ) {
          int step = Math.min(n - at, 1 + random.nextInt(700));
          if (random.nextInt(4) == 0) {
            decoder.skip(step);
            System.arraycopy(values, at, out, at, step);
          } else {
            decoder.read(out, at, step);
          }
          at += step;
        }
        assertThat(Arrays.copyOf(out, n)).as("width " + width).isEqualTo(values);
        assertThat(out[n]).isEqualTo(4711);
      }
    }
  }

  @Test
  void runsThatEndEarlyAreCorruption() {
    byte[] one = padded(new byte[] {(byte) 0x03});
    assertThatThrownBy(() -> new RleDecoder(one, 0, 1, 5).read(new int[8], 0, 8))
        .isInstanceOf(Corruption.class);
    assertThatThrownBy(() -> new RleDecoder(one, 0, 0, 5).read(new int[8], 0, 8))
        .isInstanceOf(Corruption.class);
  }

  @Test
  void deltasOfEveryWidthComeBack() {
    Random random = new Random(2);
    for (int bits = 0; bits <= 64; bits++) {
      for (int n : new int[] {1, 2, 127, 128, 129, 1000}) {
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
          values[i] = bits == 0 ? 7 : random.nextLong() >> 64 - bits;
        }
        DeltaBinaryPackingValuesWriterForLong writer =
            new DeltaBinaryPackingValuesWriterForLong(
                128, 4, 100, 20_000, HeapByteBufferAllocator.getInstance());
        for (long v : values) {
          writer.writeLong(v);
        }
        byte[] bytes;
        try {
          bytes = writer.getBytes().toByteArray();
        } catch (java.io.IOException e) {
          throw new AssertionError(e);
        }
        RawValues.Longs out = new RawValues.Longs(n);
        DeltaDecoders.Longs decoder = new DeltaDecoders.Longs(padded(bytes), 0, bytes.length);
        for (int at = 0; at < n; ) {
          int step = Math.min(n - at, 1 + random.nextInt(200));
          decoder.read(out, at, step);
          at += step;
        }
        assertThat(out.values).as("bits " + bits).isEqualTo(values);
      }
    }
  }

  @Test
  void packedLevelsAreReadMostSignificantBitFirst() {
    // 1,2,3,0,1,2,3,0 in two bits each: 01101100 01101100
    byte[] bytes = {0b01101100, 0b01101100};
    int[] out = new int[8];
    PackedLevels.decoder(bytes, 0, 8, 2).read(out, 0, 8);
    assertThat(out).containsExactly(1, 2, 3, 0, 1, 2, 3, 0);
  }

  @Test
  void oldDatesAreRebasedByName() {
    // 1582-10-04 (Julian) is followed by 1582-10-15 (Gregorian): day -141428 becomes 1582-10-04.
    assertThat(Rebase.day(-141_428))
        .isEqualTo((int) java.time.LocalDate.of(1582, 10, 4).toEpochDay());
    assertThat(Rebase.day(-141_427))
        .isEqualTo((int) java.time.LocalDate.of(1582, 10, 15).toEpochDay());
    assertThat(Rebase.day(0)).isZero();
  }
}
