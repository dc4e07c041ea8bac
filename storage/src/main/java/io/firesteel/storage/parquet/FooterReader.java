package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.storage.file.DataFile;
import io.firesteel.storage.file.FileAccess;
import io.firesteel.storage.file.PositionedInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.schema.MessageType;

/** Reads footers. Thread-safe. */
final class FooterReader {
  /** One read fetches most footers whole. */
  private static final int TAIL = 64 << 10;

  private static final int MAX_DEPTH = 200;
  private static final int MAGIC = 0x31524150;
  private static final int ENCRYPTED_MAGIC = 0x45524150;

  private final FileAccess files;

  FooterReader(FileAccess files) {
    this.files = files;
  }

  Footer read(DataFile file) {
    String path = file.path();
    try (PositionedInput input = files.open(file)) {
      long length = input.length();
      if (length < 12) {
        throw FileErrors.footer(path, "it has only " + length + " bytes", null);
      }
      int tailLength = (int) Math.min(TAIL, length);
      byte[] tail = new byte[tailLength];
      input.readFully(length - tailLength, tail, 0, tailLength);
      int magic = LittleEndian.getInt(tail, tailLength - 4);
      if (magic == ENCRYPTED_MAGIC) {
        throw FileErrors.unsupported(path, "its footer is encrypted and no key is known");
      }
      if (magic != MAGIC) {
        throw FileErrors.footer(path, "it does not end with the magic number PAR1", null);
      }
      int size = LittleEndian.getInt(tail, tailLength - 8);
      if (size <= 0 || size > length - 12) {
        throw FileErrors.footer(path, "it claims " + size + " bytes in a file of " + length, null);
      }
      byte[] bytes = tail;
      int from = tailLength - 8 - size;
      if (from < 0) {
        bytes = new byte[size];
        input.readFully(length - 8 - size, bytes, 0, size);
        from = 0;
      }
      return parse(new DataFile(path, length, file.modified()), bytes, from, size);
    } catch (SqlException e) {
      throw e;
    } catch (IOException e) {
      throw FileAccess.failed(path, e);
    }
  }

  private static Footer parse(DataFile file, byte[] bytes, int from, int size) {
    String path = file.path();
    try {
      // The size bounds strings and lists, so that a damaged count cannot ask for more memory.
      FileMetaData raw =
          Util.readFileMetaData(new ByteArrayInputStream(bytes, from, size), Math.max(size, 1024));
      checkSchema(raw.getSchema());
      checkRowGroups(raw.getRow_groups());
      ParquetMetadata metadata = new ParquetMetadataConverter().fromParquetMetadata(raw);
      MessageType schema = metadata.getFileMetaData().getSchema();
      List<BlockMetaData> groups = metadata.getBlocks();
      long[] firstRows = new long[groups.size() + 1];
      for (int i = 0; i < groups.size(); i++) {
        long rows = groups.get(i).getRowCount();
        if (rows < 0) {
          throw new Corruption("row group " + i + " of " + rows + " rows");
        }
        firstRows[i + 1] = Math.addExact(firstRows[i], rows);
      }
      Map<String, String> keyValues = metadata.getFileMetaData().getKeyValueMetaData();
      return new Footer(
          file,
          schema,
          schema.getFieldCount() == 0 ? List.of() : schema.getColumns(),
          new TopLevelFields(schema),
          keyValues == null ? Map.of() : keyValues,
          groups,
          firstRows);
    } catch (Corruption e) {
      throw FileErrors.footer(path, e.getMessage(), e);
    } catch (IOException | RuntimeException e) {
      throw FileErrors.footer(path, "its structure is damaged", e);
    }
  }

  /** The tree must be one, and not so deep that recursion over it overflows the stack. */
  private static void checkSchema(List<SchemaElement> elements) {
    if (elements == null || elements.isEmpty()) {
      throw new Corruption("no schema");
    }
    int[] open = new int[MAX_DEPTH];
    int depth = 0;
    open[0] = 1;
    for (SchemaElement element : elements) {
      while (depth >= 0 && open[depth] == 0) {
        depth--;
      }
      if (depth < 0) {
        throw new Corruption("schema elements outside of the root");
      }
      open[depth]--;
      int children = element.isSetType() ? 0 : element.getNum_children();
      if (children < 0 || children > elements.size()) {
        throw new Corruption("schema element with " + children + " children");
      }
      if (children > 0) {
        if (++depth == MAX_DEPTH) {
          throw new Corruption("schema of more than " + MAX_DEPTH + " levels");
        }
        open[depth] = children;
      }
      if (element.isSetType_length() && element.getType_length() < 0) {
        throw new Corruption("type of " + element.getType_length() + " bytes");
      }
    }
    for (int d = 0; d <= depth; d++) {
      if (open[d] != 0) {
        throw new Corruption("schema elements are missing");
      }
    }
  }

  private static void checkRowGroups(List<RowGroup> groups) {
    if (groups == null) {
      throw new Corruption("no row groups");
    }
    for (RowGroup group : groups) {
      if (group.getColumns() == null) {
        throw new Corruption("row group without columns");
      }
      for (ColumnChunk chunk : group.getColumns()) {
        if (chunk.isSetFile_path()) {
          throw new Corruption("column chunks in other files are not supported");
        }
      }
    }
  }
}
