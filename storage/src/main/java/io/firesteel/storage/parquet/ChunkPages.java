package io.firesteel.storage.parquet;

import io.firesteel.storage.file.PositionedInput;
import io.firesteel.storage.scan.ScanMetrics;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * The pages of a chunk straight from the file: a window of bytes moves over the chunk, and each
 * page is decompressed out of it when it is asked for.
 */
final class ChunkPages implements PageSource {
  private static final int MAX_HEADER = 16 << 20;

  /** Some old writers left the dictionary's header out of the chunk's length. */
  private static final int SLACK = 128;

  private final PositionedInput input;
  private final Buffers buffers;
  private final Codec codec;
  private final ScanMetrics metrics;
  private final CompressionCodecName codecName;
  private final long end;
  private final long declaredValues;
  private long position;
  private long values;
  private Page dictionary;
  private boolean started;
  private Page ahead;
  private byte[] window;
  private long windowStart;
  private int windowLength;
  private byte[] reusable;

  ChunkPages(
      PositionedInput input,
      long fileLength,
      ColumnChunkMetaData chunk,
      Buffers buffers,
      Codec codec,
      ScanMetrics metrics) {
    this.input = input;
    this.buffers = buffers;
    this.codec = codec;
    this.metrics = metrics;
    this.codecName = chunk.getCodec();
    this.declaredValues = chunk.getValueCount();
    this.position = chunk.getStartingPos();
    long size = chunk.getTotalSize();
    if (position < 4 || position > fileLength - 8 || size < 0 || declaredValues < 0) {
      throw new Corruption("chunk of " + size + " bytes at byte " + position);
    }
    this.end = Math.min(fileLength - 8, position + Math.min(size, fileLength) + SLACK);
  }

  @Override
  public Page dictionary() throws IOException {
    if (!started) {
      started = true;
      ahead = advance();
    }
    return dictionary;
  }

  /** The dictionary, if it has been met. */
  Page dictionarySoFar() {
    return dictionary;
  }

  /**
   * Goes on behind a page that this or another reader of the chunk has found.
   *
   * @param last the page, or null for the chunk's start
   * @param before values up to and with it
   * @param knownDictionary the dictionary, loaded, or null
   */
  void resume(Page last, long before, Page knownDictionary) {
    if (last == null) {
      return;
    }
    started = true;
    ahead = null;
    position = last.bodyOffset + last.compressedSize;
    values = before;
    dictionary = knownDictionary;
  }

  @Override
  public Page next() throws IOException {
    if (!started) {
      started = true;
      return advance();
    }
    if (ahead != null) {
      Page page = ahead;
      ahead = null;
      return page;
    }
    return advance();
  }

  /** Reads headers up to the next data page; loads the dictionary on the way. */
  private Page advance() throws IOException {
    while (values < declaredValues) {
      Page page = header();
      if (page == null) {
        continue;
      }
      position = page.bodyOffset + page.compressedSize;
      if (position > end) {
        throw new Corruption("page of " + page.compressedSize + " bytes ends outside its chunk");
      }
      if (page.dictionary) {
        if (dictionary != null || values > 0) {
          throw new Corruption("second dictionary page");
        }
        load(page, true);
        dictionary = page;
        continue;
      }
      values += page.values;
      if (values > declaredValues) {
        throw new Corruption(
            "pages hold more than the " + declaredValues + " values of their chunk");
      }
      return page;
    }
    return null;
  }

  /** The header at the position, or null if it is of a page that does not matter. */
  private Page header() throws IOException {
    if (position >= end) {
      throw new Corruption("chunk ends after " + values + " of " + declaredValues + " values");
    }
    int want = 256;
    while (true) {
      int available = window(position, want);
      int at = (int) (position - windowStart);
      ByteArrayInputStream in = new ByteArrayInputStream(window, at, available);
      PageHeader header;
      try {
        header = Util.readPageHeader(in);
      } catch (IOException | RuntimeException e) {
        if (position + available >= end || available >= MAX_HEADER) {
          throw new Corruption("page header at byte " + position + " is damaged");
        }
        want = Math.max(available * 2, 1 << 12);
        continue;
      }
      long body = position + available - in.available();
      if (header.getType() == null) {
        throw new Corruption("page of an unknown type");
      }
      if (header.getType() == org.apache.parquet.format.PageType.INDEX_PAGE) {
        if (header.getCompressed_page_size() < 0) {
          throw new Corruption("index page of " + header.getCompressed_page_size() + " bytes");
        }
        position = body + header.getCompressed_page_size();
        return null;
      }
      return new Page(position, header, body);
    }
  }

  /**
   * Makes bytes from {@code from} on available in the window: {@code want} of them, or fewer at the
   * chunk's end; more if they are there already.
   */
  private int window(long from, int want) throws IOException {
    long limit = Math.min(from + want, end);
    if (window == null || from < windowStart || limit > windowStart + windowLength) {
      int keepAhead = Math.max(want, input.readAhead());
      int length = (int) Math.min(keepAhead, end - from);
      if (length <= 0) {
        throw new EOFException("chunk ends at byte " + from);
      }
      if (window == null || window.length < length + RleDecoder.PADDING) {
        buffers.give(window);
        window = null;
        windowLength = 0;
        window = buffers.take(length);
      }
      long started = System.nanoTime();
      // Bytes at the end of the old window are often the start of the new one.
      int kept = 0;
      if (windowLength > 0 && from >= windowStart && from < windowStart + windowLength) {
        int at = (int) (from - windowStart);
        kept = windowLength - at;
        System.arraycopy(window, at, window, 0, kept);
      }
      windowLength = 0;
      input.readFully(from + kept, window, kept, length - kept);
      windowStart = from;
      windowLength = length;
      metrics.bytesRead.add(length - kept);
      metrics.readNanos.add(System.nanoTime() - started);
    }
    return (int) (windowStart + windowLength - from);
  }

  @Override
  public void load(Page page, boolean lasting) throws IOException {
    if (page.content != null) {
      return;
    }
    int levels = page.version2 ? page.repetitionBytes + page.definitionBytes : 0;
    CompressionCodecName name = page.compressed ? codecName : CompressionCodecName.UNCOMPRESSED;
    if (page.version2 && page.compressedSize == levels && page.size == levels) {
      // No values at all: some writers mark this as compressed, and it is nothing.
      name = CompressionCodecName.UNCOMPRESSED;
    }
    Codec.checkSize(name, page.compressedSize - levels, page.size - levels);
    window(page.bodyOffset, page.compressedSize);
    int from = (int) (page.bodyOffset - windowStart);
    byte[] content;
    if (lasting) {
      content = buffers.takeForever(page.size);
    } else {
      if (reusable == null || reusable.length < page.size + RleDecoder.PADDING) {
        buffers.give(reusable);
        reusable = null;
        reusable = buffers.take(page.size);
      }
      content = reusable;
    }
    long started = System.nanoTime();
    System.arraycopy(window, from, content, 0, levels);
    codec.decompress(
        name,
        window,
        from + levels,
        page.compressedSize - levels,
        content,
        levels,
        page.size - levels);
    metrics.decompressNanos.add(System.nanoTime() - started);
    metrics.pages.increment();
    page.content = content;
  }

  @Override
  public void done(Page page) {
    if (page.content != null && page.content != reusable) {
      buffers.forget(page.content);
    }
    page.content = null;
  }

  @Override
  public void close() {
    buffers.give(window);
    buffers.give(reusable);
    window = null;
    reusable = null;
  }
}
