package io.firesteel.storage.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever bytes a file has: rows or an SqlException, soon. */
class DamagedFileTest {
  @TempDir Path folder;

  private byte[] good(WriterVersion version, CompressionCodecName codec) throws Exception {
    Path file = folder.resolve("good-" + version + codec + ".parquet");
    new RandomTable(1, 0.2, 40)
        .write(
            file,
            RandomTable.SCHEMA,
            120,
            b ->
                b.withWriterVersion(version)
                    .withCompressionCodec(codec)
                    .withPageSize(200)
                    .withRowGroupSize(20_000L));
    return Files.readAllBytes(file);
  }

  private void check(byte[] bytes, String what) throws Exception {
    Path file = Files.createTempFile(folder, "bad", ".parquet");
    Files.write(file, bytes);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          try {
            Scans.read(file);
          } catch (SqlException e) {
            assertThat(e.code().name()).as(what).isNotEqualTo("INTERNAL_ERROR");
          }
        },
        what);
    Files.delete(file);
  }

  @Test
  void flippedBitsGiveRowsOrAnError() throws Exception {
    Random random = new Random(99);
    for (WriterVersion version : WriterVersion.values()) {
      for (CompressionCodecName codec :
          new CompressionCodecName[] {
            CompressionCodecName.UNCOMPRESSED, CompressionCodecName.SNAPPY
          }) {
        byte[] good = good(version, codec);
        for (int i = 0; i < 150; i++) {
          byte[] bad = good.clone();
          StringBuilder what = new StringBuilder(version + " " + codec);
          for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int at = random.nextInt(bad.length);
            int bit = random.nextInt(8);
            bad[at] ^= (byte) (1 << bit);
            what.append(" byte ").append(at).append(" bit ").append(bit);
          }
          check(bad, what.toString());
        }
      }
    }
  }

  @Test
  void cutFilesGiveAnError() throws Exception {
    Random random = new Random(7);
    byte[] good = good(WriterVersion.PARQUET_1_0, CompressionCodecName.SNAPPY);
    for (int i = 0; i < 60; i++) {
      int length = random.nextInt(good.length);
      Path file = folder.resolve("cut.parquet");
      Files.write(file, java.util.Arrays.copyOf(good, length));
      assertThatThrownBy(() -> Scans.read(file))
          .isInstanceOf(SqlException.class)
          .hasMessageContaining("cut.parquet");
    }
  }

  @Test
  void hugeFooterLengthsAreRefused() throws Exception {
    byte[] good = good(WriterVersion.PARQUET_1_0, CompressionCodecName.SNAPPY);
    for (int length : new int[] {Integer.MAX_VALUE, -1, 0, good.length}) {
      byte[] bad = good.clone();
      ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(bad.length - 8, length);
      Path file = folder.resolve("huge.parquet");
      Files.write(file, bad);
      assertThatThrownBy(() -> Scans.read(file))
          .isInstanceOfSatisfying(
              SqlException.class,
              e ->
                  assertThat(e.code().name())
                      .isEqualTo("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER"));
    }
  }

  @Test
  void pagesThatClaimToUnpackToFarTooMuchAreRefused() {
    assertThatThrownBy(() -> Codec.checkSize(CompressionCodecName.SNAPPY, 100, 1 << 30))
        .isInstanceOf(Corruption.class);
    Codec.checkSize(CompressionCodecName.ZSTD, 100, 1 << 20);
  }

  @Test
  void missingFilesAreNamed() {
    assertThatThrownBy(() -> Scans.read(folder.resolve("nothing.parquet")))
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> assertThat(e.code().name()).isEqualTo("FAILED_READ_FILE.FILE_NOT_EXIST"));
  }
}
