package io.firesteel.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import java.io.EOFException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileAccessTest {
  private final FileAccess files = new FileAccess(new Configuration(false));

  @TempDir Path folder;

  private Path randomFile(String name, int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(1).nextBytes(bytes);
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void bothWaysReadTheSameBytes() throws Exception {
    Path path = randomFile("a b%20ü.bin", 3_000_000);
    byte[] all = Files.readAllBytes(path);
    FileSystem local = FileSystem.getLocal(new Configuration(false));
    try (PositionedInput direct = files.open(files.describe(path.toString()));
        PositionedInput hadoop =
            new HadoopInput(local, new org.apache.hadoop.fs.Path("file", null, path.toString()))) {
      for (PositionedInput input : new PositionedInput[] {direct, hadoop}) {
        assertThat(input.length()).isEqualTo(all.length);
        byte[] some = new byte[2_000_010];
        input.readFully(17, some, 5, 2_000_000);
        assertThat(Arrays.copyOfRange(some, 5, 2_000_005))
            .isEqualTo(Arrays.copyOfRange(all, 17, 2_000_017));
        assertThatThrownBy(() -> input.readFully(all.length - 5, some, 0, 10))
            .isInstanceOf(EOFException.class);
      }
    }
  }

  @Test
  void pathsAndUrisOfLocalFilesAreTheSame() {
    assertThat(FileAccess.localPath("/a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(FileAccess.localPath("file:/a/b%20c")).isEqualTo(Path.of("/a/b%20c"));
    assertThat(FileAccess.localPath("file:///a/b")).isEqualTo(Path.of("/a/b"));
    assertThat(FileAccess.localPath("s3a://bucket/x")).isNull();
  }

  @Test
  void unknownFileSystemsAreNamed() {
    assertThatThrownBy(() -> files.describe("nowhere://x/y"))
        .isInstanceOfSatisfying(
            SqlException.class,
            e -> assertThat(e.code().name()).isEqualTo("FAILED_READ_FILE.UNSUPPORTED_FILE_SYSTEM"));
  }
}
