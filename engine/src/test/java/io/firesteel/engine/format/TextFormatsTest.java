package io.firesteel.engine.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.memory.MemoryBudget;
import io.firesteel.core.setting.Settings;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.Vectors;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.scan.BatchSource;
import io.firesteel.storage.scan.FileFormat;
import io.firesteel.storage.scan.ScanColumn;
import io.firesteel.storage.scan.ScanSpec;
import io.firesteel.storage.scan.Split;
import io.firesteel.storage.scan.TableFile;
import io.firesteel.storage.scan.TableScan;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextFormatsTest {
  private static final List<SqlType.Field> TWO =
      List.of(SqlType.field("a", SqlType.INT), SqlType.field("b", SqlType.STRING));

  @TempDir private Path directory;

  private final TextFormats formats = new TextFormats(FileAccess.of(Settings.DEFAULTS));

  @Test
  void everyLineIsReadOnceWhereverAFileIsCut() throws IOException {
    Random random = new Random(7);
    for (String end : List.of("\n", "\r\n", "\r", "||")) {
      StringBuilder text = new StringBuilder();
      List<String> expected = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String line = "x".repeat(random.nextInt(12)) + i;
        expected.add(line);
        text.append(line).append(i == 199 && random.nextBoolean() ? "" : end);
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      for (int round = 0; round < 50; round++) {
        int[] cuts = random.ints(4, 0, bytes.length).sorted().toArray();
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= cuts.length; i++) {
          int to = i == cuts.length ? bytes.length : cuts[i];
          if (to > from || i == cuts.length) {
            lines.addAll(lines(bytes, from, to, end.equals("||") ? end : null));
            from = to;
          }
        }
        assertThat(lines).isEqualTo(expected);
      }
    }
  }

  private static List<String> lines(byte[] bytes, int from, int to, String separator)
      throws IOException {
    List<String> lines = new ArrayList<>();
    byte[] ends = LineReader.separator(separator, StandardCharsets.UTF_8);
    int start = Math.max(0, from - LineReader.lookBack(ends));
    try (LineReader reader =
        new LineReader(
            new ByteArrayInputStream(bytes, start, bytes.length - start),
            start,
            from,
            to,
            ends,
            StandardCharsets.UTF_8)) {
      for (String line = reader.next(); line != null; line = reader.next()) {
        lines.add(line);
      }
    }
    return lines;
  }

  @Test
  void recordsOfSeveralLinesAreReadWhereTheOptionAllowsThem() throws IOException {
    DataFile csv = file("m.csv", "a,b\n1,\"two\nlines\"\n2,x\n");
    assertThat(rows("csv", csv, Map.of("multiLine", "true", "header", "true")))
        .containsExactly(List.of(1, "two\nlines"), List.of(2, "x"));
    DataFile json = file("m.json", "[\n{\"a\": 1,\n\"b\": \"x\"},\n{\"a\": 2}]");
    assertThat(rows("json", json, Map.of("multiLine", "true")))
        .containsExactly(List.of(1, "x"), Arrays.asList(2, null));
  }

  @Test
  void compressedFilesAreRead() throws IOException {
    Path path = directory.resolve("z.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
      out.write("1,x\n2,y\n".getBytes(StandardCharsets.UTF_8));
    }
    DataFile file = new DataFile("file:" + path, Files.size(path), 1);
    assertThat(rows("csv", file, Map.of())).containsExactly(List.of(1, "x"), List.of(2, "y"));
  }

  @Test
  void otherCharacterSetsAreRead() throws IOException {
    Path path = directory.resolve("u.csv");
    Files.write(path, "1,ä\n2,ö\n".getBytes(StandardCharsets.UTF_16LE));
    DataFile file = new DataFile("file:" + path, Files.size(path), 1);
    assertThat(rows("csv", file, Map.of("encoding", "UTF-16LE")))
        .containsExactly(List.of(1, "ä"), List.of(2, "ö"));
  }

  @Test
  void aMalformedRecordIsKeptLeftOutOrAnErrorByTheMode() throws IOException {
    DataFile file = file("bad.csv", "1,x\nfoo,y\n3,z,extra\n");
    assertThat(rows("csv", file, Map.of()))
        .containsExactly(List.of(1, "x"), Arrays.asList(null, "y"), List.of(3, "z"));
    assertThat(rows("csv", file, Map.of("mode", "DROPMALFORMED"))).containsExactly(List.of(1, "x"));
    assertThatThrownBy(() -> rows("csv", file, Map.of("mode", "FAILFAST")))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("FAILED_READ_FILE.NO_HINT");
  }

  @Test
  void columnsAreFoundInTheRows() throws IOException {
    DataFile csv =
        file(
            "i.csv",
            "n,big,d,t,b,s\n1,3000000000,2.5,2020-01-01,true,x\n2,,1,2020-01-02 03:00:00,,1\n");
    FileFormat format =
        formats.of("csv", Map.of("header", "true", "inferSchema", "true"), Settings.DEFAULTS);
    assertThat(
            format.infer(List.of(csv), Settings.DEFAULTS).stream().map(f -> f.type().simpleName()))
        .containsExactly("int", "bigint", "double", "timestamp", "boolean", "string");
    DataFile json = file("i.json", "{\"b\":1,\"a\":{\"x\":[1,2.5]}}\n{\"b\":\"s\",\"c\":null}\n");
    assertThat(
            formats
                .of("json", Map.of(), Settings.DEFAULTS)
                .infer(List.of(json), Settings.DEFAULTS)
                .stream()
                .map(f -> f.name() + " " + f.type().simpleName()))
        .containsExactly("a struct<x:array<double>>", "b string", "c string");
  }

  private DataFile file(String name, String text) throws IOException {
    Path path = directory.resolve(name);
    Files.writeString(path, text);
    return new DataFile("file:" + path, Files.size(path), 1);
  }

  private List<List<Object>> rows(String provider, DataFile file, Map<String, String> options) {
    FileFormat format = formats.of(provider, options, Settings.DEFAULTS).withColumns(TWO);
    ScanSpec spec =
        ScanSpec.of(
            List.of(ScanColumn.of("a", SqlType.INT), ScanColumn.of("b", SqlType.STRING)),
            Settings.DEFAULTS);
    List<List<Object>> rows = new ArrayList<>();
    try (TableScan scan = format.open(spec, MemoryBudget.root("test", 1 << 20))) {
      for (Split split : format.plan(List.of(new TableFile(file)), spec, 2)) {
        try (BatchSource source = scan.read(split)) {
          for (Batch batch = source.next(); batch != null; batch = source.next()) {
            for (int i = 0; i < batch.rows(); i++) {
              Object text = Vectors.get(SqlType.STRING, batch.column(1), i);
              rows.add(
                  Arrays.asList(
                      Vectors.get(SqlType.INT, batch.column(0), i),
                      text == null ? null : text.toString()));
            }
          }
        }
      }
    }
    return rows;
  }
}
