package io.firesteel.storage.parquet;

import org.apache.parquet.format.Encoding;

/**
 * A data page or dictionary page. The header fields are set when it is found, the content when it
 * is loaded.
 */
final class Page {
  /** Where the header starts in the file. */
  final long offset;

  final boolean dictionary;
  final boolean version2;
  final Encoding encoding;

  /** Levels, nulls included. */
  final int values;

  /** Rows, or -1 if the header does not say. */
  final int rows;

  /** Bytes of levels before the values, version 2 only. */
  final int repetitionBytes;

  final int definitionBytes;

  /** Version 1 of long ago: levels packed without runs. */
  final boolean packedDefinitions;

  final boolean packedRepetitions;
  final boolean compressed;
  final long bodyOffset;
  final int compressedSize;
  final int size;

  /** The content, decompressed, at [0, size), padded. Null until loaded. */
  byte[] content;

  Page(long offset, org.apache.parquet.format.PageHeader header, long bodyOffset) {
    this.offset = offset;
    this.bodyOffset = bodyOffset;
    this.compressedSize = header.getCompressed_page_size();
    this.size = header.getUncompressed_page_size();
    if (compressedSize < 0 || size < 0 || size > Integer.MAX_VALUE - 4096) {
      throw new Corruption("page of " + compressedSize + " bytes, decompressed " + size);
    }
    switch (header.getType()) {
      case DICTIONARY_PAGE:
        if (!header.isSetDictionary_page_header()) {
          throw new Corruption("dictionary page without its header");
        }
        dictionary = true;
        version2 = false;
        encoding = header.getDictionary_page_header().getEncoding();
        values = header.getDictionary_page_header().getNum_values();
        rows = -1;
        repetitionBytes = 0;
        definitionBytes = 0;
        packedDefinitions = false;
        packedRepetitions = false;
        compressed = true;
        break;
      case DATA_PAGE:
        if (!header.isSetData_page_header()) {
          throw new Corruption("data page without its header");
        }
        dictionary = false;
        version2 = false;
        encoding = header.getData_page_header().getEncoding();
        values = header.getData_page_header().getNum_values();
        rows = -1;
        repetitionBytes = 0;
        definitionBytes = 0;
        packedDefinitions =
            header.getData_page_header().getDefinition_level_encoding() == Encoding.BIT_PACKED;
        packedRepetitions =
            header.getData_page_header().getRepetition_level_encoding() == Encoding.BIT_PACKED;
        compressed = true;
        break;
      case DATA_PAGE_V2:
        if (!header.isSetData_page_header_v2()) {
          throw new Corruption("data page without its header");
        }
        org.apache.parquet.format.DataPageHeaderV2 v2 = header.getData_page_header_v2();
        dictionary = false;
        version2 = true;
        encoding = v2.getEncoding();
        values = v2.getNum_values();
        rows = v2.getNum_rows();
        repetitionBytes = v2.getRepetition_levels_byte_length();
        definitionBytes = v2.getDefinition_levels_byte_length();
        packedDefinitions = false;
        packedRepetitions = false;
        compressed = !v2.isSetIs_compressed() || v2.isIs_compressed();
        if (rows < 0
            || repetitionBytes < 0
            || definitionBytes < 0
            || (long) repetitionBytes + definitionBytes > Math.min(size, compressedSize)) {
          throw new Corruption("levels longer than their page");
        }
        break;
      default:
        throw new Corruption("page of type " + header.getType());
    }
    if (values < 0) {
      throw new Corruption("page of " + values + " values");
    }
    if (encoding == null) {
      throw new Corruption("page of an unknown encoding");
    }
  }
}
