package io.firesteel.storage.parquet;

import io.firesteel.core.type.SqlType;

/**
 * How a column of a file becomes a vector: the file's type tree cut down to what is asked, with the
 * levels that tell nulls and list borders. Levels are read from one of the leaves below a node.
 */
sealed interface ReadNode {
  SqlType type();

  /**
   * A primitive column.
   *
   * @param index position among the leaves of the whole column
   */
  record Leaf(LeafType leaf, int index) implements ReadNode {
    @Override
    public SqlType type() {
      return leaf.type();
    }
  }

  /**
   * A struct.
   *
   * @param level where its slots are, see {@link Level}
   * @param definition definition level from which on it is not null
   */
  record Struct(SqlType type, Level level, int definition, ReadNode[] fields) implements ReadNode {}

  /**
   * An array.
   *
   * @param definition definition level from which on it is not null
   * @param elementDefinition definition level from which on there is an element
   */
  record Array(SqlType type, Level level, int definition, int elementDefinition, ReadNode element)
      implements ReadNode {}

  /** A map, like {@link Array}. */
  record Map(
      SqlType type,
      Level level,
      int definition,
      int elementDefinition,
      ReadNode key,
      ReadNode value)
      implements ReadNode {}

  /** A field that the file lacks: the same value everywhere, mostly null. */
  record Missing(SqlType type, Object value) implements ReadNode {}

  /**
   * A VARIANT: a group of metadata and value, perhaps with a shredded part.
   *
   * @param shape the group as a struct
   */
  record Variant(Struct group, VariantShape shape) implements ReadNode {
    @Override
    public SqlType type() {
      return SqlType.VARIANT;
    }
  }

  /**
   * Where the slots of a node are among the levels of a leaf: every pair whose repetition is at
   * most {@code repetition} and whose definition is at least {@code slotDefinition}.
   *
   * @param leaf index of the leaf whose levels are used
   */
  record Level(int leaf, int repetition, int slotDefinition) {}
}
