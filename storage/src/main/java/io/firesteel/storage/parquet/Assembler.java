package io.firesteel.storage.parquet;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.MapVector;
import io.firesteel.core.vector.StructVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import java.util.Arrays;

/** Builds nested vectors of leaf vectors and their levels. */
final class Assembler {
  private final NestedReader[] readers;
  private final ColumnVector[] leaves;

  /**
   * @param readers hold the levels of the rows just read
   * @param leaves the values of the same rows
   */
  Assembler(NestedReader[] readers, ColumnVector[] leaves) {
    this.readers = readers;
    this.leaves = leaves;
  }

  /** The vector of a node; {@code slots} is how many rows its parent has. */
  ColumnVector build(ReadNode node, int slots) {
    ColumnVector vector;
    if (node instanceof ReadNode.Leaf leaf) {
      vector = leaves[leaf.index()];
    } else if (node instanceof ReadNode.Struct struct) {
      vector = struct(struct, slots);
    } else if (node instanceof ReadNode.Array array) {
      vector = array(array, slots);
    } else if (node instanceof ReadNode.Map map) {
      vector = map(map, slots);
    } else if (node instanceof ReadNode.Variant variant) {
      vector = variant.shape().assemble(struct(variant.group(), slots));
    } else {
      ReadNode.Missing missing = (ReadNode.Missing) node;
      vector = Vectors.constant(missing.type(), missing.value(), slots);
    }
    if (vector.length() != slots) {
      throw new Corruption(
          "levels give " + vector.length() + " values where there should be " + slots);
    }
    return vector;
  }

  private StructVector struct(ReadNode.Struct node, int slots) {
    Validity validity = validity(node.level(), node.definition(), slots);
    ColumnVector[] fields = new ColumnVector[node.fields().length];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = build(node.fields()[i], slots);
    }
    return new StructVector(fields, validity, slots);
  }

  /** Valid where the definition level reaches {@code definition}, by slot. */
  private Validity validity(ReadNode.Level level, int definition, int slots) {
    NestedReader reader = readers[level.leaf()];
    int[] definitions = reader.definitions;
    int[] repetitions = reader.repetitions;
    long[] words = null;
    int slot = 0;
    for (int i = 0; i < reader.levels; i++) {
      if (repetitions != null && repetitions[i] > level.repetition()
          || definitions[i] < level.slotDefinition()) {
        continue;
      }
      if (slot == slots) {
        throw new Corruption("levels give more than " + slots + " values");
      }
      if (definitions[i] < definition) {
        if (words == null) {
          words = new long[slots + 63 >> 6];
          Arrays.fill(words, -1L);
        }
        words[slot >> 6] &= ~(1L << slot);
      }
      slot++;
    }
    if (slot != slots) {
      throw new Corruption("levels give " + slot + " values where there should be " + slots);
    }
    return words == null ? Validity.ALL : Validity.ofWords(words);
  }

  /** Fills offsets and lengths by slot; returns how many elements there are in all. */
  private int ranges(
      ReadNode.Level level, int elementDefinition, int slots, int[] offsets, int[] lengths) {
    NestedReader reader = readers[level.leaf()];
    int[] definitions = reader.definitions;
    int[] repetitions = reader.repetitions;
    int repetition = level.repetition();
    int slot = -1;
    int elements = 0;
    for (int i = 0; i < reader.levels; i++) {
      int d = definitions[i];
      int r = repetitions[i];
      if (r > repetition + 1) {
        continue;
      }
      if (r <= repetition) {
        if (d < level.slotDefinition()) {
          continue;
        }
        slot++;
        if (slot == slots) {
          throw new Corruption("levels give more than " + slots + " values");
        }
        offsets[slot] = elements;
      } else if (slot < 0) {
        throw new Corruption("levels continue a list that has not begun");
      }
      if (d >= elementDefinition) {
        lengths[slot]++;
        elements++;
      }
    }
    return elements;
  }

  private ColumnVector array(ReadNode.Array node, int slots) {
    int[] offsets = new int[slots];
    int[] lengths = new int[slots];
    Validity validity = validity(node.level(), node.definition(), slots);
    int elements = ranges(node.level(), node.elementDefinition(), slots, offsets, lengths);
    return new ListVector(offsets, lengths, build(node.element(), elements), validity, slots);
  }

  private ColumnVector map(ReadNode.Map node, int slots) {
    int[] offsets = new int[slots];
    int[] lengths = new int[slots];
    Validity validity = validity(node.level(), node.definition(), slots);
    int elements = ranges(node.level(), node.elementDefinition(), slots, offsets, lengths);
    return new MapVector(
        offsets,
        lengths,
        build(node.key(), elements),
        build(node.value(), elements),
        validity,
        slots);
  }
}
