package io.firesteel.storage.parquet;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * Plans how one column is read from one file.
 *
 * @param root the top of the tree
 * @param leaves the primitive columns it needs
 */
record ReadTree(ReadNode root, List<LeafType> leaves) {

  /** Whether the column is one primitive column without repetition: the fast path. */
  boolean isFlat() {
    return root instanceof ReadNode.Leaf l && l.leaf().maxRepetition() == 0;
  }

  /**
   * The plan for a top-level column.
   *
   * @param index position of the field in the file's schema, or -1 if the file lacks it
   * @throws SqlException if the file's type cannot be read as {@code type}
   */
  static ReadTree of(
      Footer footer,
      int index,
      SqlType type,
      Object missing,
      Rebase rebase,
      boolean caseSensitive) {
    if (index < 0) {
      return new ReadTree(new ReadNode.Missing(type, missing), List.of());
    }
    Builder builder = new Builder(footer, rebase, caseSensitive);
    int first = footer.fields().firstLeaf(index);
    Type field = footer.schema().getType(index);
    ReadNode root = builder.field(field, type, first, 0, 0, 0, field.getName());
    return new ReadTree(root, builder.leaves);
  }

  /**
   * The position of the field with a name in a group, or -1.
   *
   * @throws SqlException if several match
   */
  static int find(GroupType group, String name, boolean caseSensitive, String path) {
    int found = -1;
    for (int i = 0; i < group.getFieldCount(); i++) {
      String candidate = group.getFieldName(i);
      if (caseSensitive ? candidate.equals(name) : candidate.equalsIgnoreCase(name)) {
        if (found >= 0) {
          throw FileErrors.unsupported(
              path, "several fields have the name " + name + " when case is ignored");
        }
        found = i;
      }
    }
    return found;
  }

  static int leafCount(Type type) {
    if (type.isPrimitive()) {
      return 1;
    }
    int count = 0;
    for (Type field : type.asGroupType().getFields()) {
      count += leafCount(field);
    }
    return count;
  }

  /** Walks file type and SQL type together. */
  private static final class Builder {
    private final Footer footer;
    private final Rebase rebase;
    private boolean caseSensitive;
    private final List<LeafType> leaves = new ArrayList<>();

    Builder(Footer footer, Rebase rebase, boolean caseSensitive) {
      this.footer = footer;
      this.rebase = rebase;
      this.caseSensitive = caseSensitive;
    }

    /**
     * A field with its repetition.
     *
     * @param first ordinal of its first primitive column in the file
     * @param repetition repeated ancestors
     * @param slot definition level of the innermost of them
     * @param definition definition level at which the parent is there
     */
    ReadNode field(
        Type field,
        SqlType type,
        int first,
        int repetition,
        int slot,
        int definition,
        String name) {
      if (!field.isRepetition(Type.Repetition.REPEATED)) {
        int own = definition + (field.isRepetition(Type.Repetition.OPTIONAL) ? 1 : 0);
        return single(field, type, first, repetition, slot, own, name);
      }
      if (!(type instanceof SqlType.ArrayType array)) {
        throw mismatch(name, type, "repeated " + SchemaMapping.text(field));
      }
      ReadNode element =
          single(
              field, array.element(), first, repetition + 1, definition + 1, definition + 1, name);
      return new ReadNode.Array(
          type, level(element, repetition, slot), definition, definition + 1, element);
    }

    /** One occurrence of a field, which is there from {@code definition} on. */
    private ReadNode single(
        Type field,
        SqlType type,
        int first,
        int repetition,
        int slot,
        int definition,
        String name) {
      if (field.isPrimitive()) {
        return leaf(field.asPrimitiveType(), type, first, repetition, slot, definition, name);
      }
      GroupType group = field.asGroupType();
      LogicalTypeAnnotation logical = group.getLogicalTypeAnnotation();
      switch (type.kind()) {
        case ARRAY:
          if (logical instanceof ListLogicalTypeAnnotation) {
            return array(
                group, (SqlType.ArrayType) type, first, repetition, slot, definition, name);
          }
          break;
        case MAP:
          if (logical instanceof MapLogicalTypeAnnotation
              || logical instanceof MapKeyValueTypeAnnotation) {
            return map(group, (SqlType.MapType) type, first, repetition, slot, definition, name);
          }
          break;
        case STRUCT:
          if (!(logical instanceof ListLogicalTypeAnnotation)
              && !(logical instanceof MapLogicalTypeAnnotation)) {
            return struct(
                group,
                type,
                ((SqlType.StructType) type).fields(),
                first,
                repetition,
                slot,
                definition,
                name);
          }
          break;
        case VARIANT:
          VariantShape shape = VariantShape.of(group, SchemaMapping.EXACT);
          // Keys of variants differ by case.
          boolean before = caseSensitive;
          caseSensitive = true;
          ReadNode.Struct all =
              struct(
                  group,
                  shape.type(),
                  shape.type().fields(),
                  first,
                  repetition,
                  slot,
                  definition,
                  name);
          caseSensitive = before;
          return new ReadNode.Variant(all, shape);
        default:
          break;
      }
      throw mismatch(name, type, SchemaMapping.text(field));
    }

    private ReadNode array(
        GroupType group,
        SqlType.ArrayType type,
        int first,
        int repetition,
        int slot,
        int definition,
        String name) {
      Type element = SchemaMapping.listElement(group);
      int elementDefinition = definition + 1;
      ReadNode node =
          element == group.getType(0)
              ? single(
                  element,
                  type.element(),
                  first,
                  repetition + 1,
                  elementDefinition,
                  elementDefinition,
                  name)
              : field(
                  element,
                  type.element(),
                  first,
                  repetition + 1,
                  elementDefinition,
                  elementDefinition,
                  name + ".element");
      return new ReadNode.Array(
          type,
          needLevel(node, group, first, repetition, slot, definition, name),
          definition,
          elementDefinition,
          node);
    }

    private ReadNode map(
        GroupType group,
        SqlType.MapType type,
        int first,
        int repetition,
        int slot,
        int definition,
        String name) {
      GroupType entries = SchemaMapping.mapEntries(group);
      int inner = definition + 1;
      ReadNode key =
          field(entries.getType(0), type.key(), first, repetition + 1, inner, inner, name + ".key");
      ReadNode value =
          field(
              entries.getType(1),
              type.value(),
              first + leafCount(entries.getType(0)),
              repetition + 1,
              inner,
              inner,
              name + ".value");
      return new ReadNode.Map(
          type,
          needLevel(key, group, first, repetition, slot, definition, name),
          definition,
          inner,
          key,
          value);
    }

    private ReadNode.Struct struct(
        GroupType group,
        SqlType type,
        List<SqlType.Field> fields,
        int first,
        int repetition,
        int slot,
        int definition,
        String name) {
      ReadNode[] nodes = new ReadNode[fields.size()];
      ReadNode present = null;
      for (int i = 0; i < nodes.length; i++) {
        SqlType.Field field = fields.get(i);
        int at = find(group, field.name(), caseSensitive, footer.file().path());
        if (at < 0) {
          nodes[i] = new ReadNode.Missing(field.type(), null);
          continue;
        }
        int ordinal = first;
        for (int k = 0; k < at; k++) {
          ordinal += leafCount(group.getType(k));
        }
        nodes[i] =
            field(
                group.getType(at),
                field.type(),
                ordinal,
                repetition,
                slot,
                definition,
                name + "." + field.name());
        // A flat field's levels are the shortest.
        if (present == null
            || nodes[i] instanceof ReadNode.Leaf && !(present instanceof ReadNode.Leaf)) {
          present = nodes[i];
        }
      }
      return new ReadNode.Struct(
          type,
          needLevel(present, group, first, repetition, slot, definition, name),
          definition,
          nodes);
    }

    private ReadNode leaf(
        PrimitiveType column,
        SqlType type,
        int ordinal,
        int repetition,
        int slot,
        int definition,
        String name) {
      Conversion conversion = Conversions.of(column, type, rebase);
      if (conversion == null) {
        throw mismatch(name, type, SchemaMapping.text(column));
      }
      return add(column, type, conversion, ordinal, repetition, slot, definition, name);
    }

    private ReadNode.Leaf add(
        PrimitiveType column,
        SqlType type,
        Conversion conversion,
        int ordinal,
        int repetition,
        int slot,
        int definition,
        String name) {
      LeafType.Physical physical;
      int fixed = 0;
      switch (column.getPrimitiveTypeName()) {
        case BOOLEAN:
          physical = LeafType.Physical.BOOLEAN;
          break;
        case INT32:
          physical = LeafType.Physical.INT32;
          break;
        case INT64:
          physical = LeafType.Physical.INT64;
          break;
        case INT96:
          physical = LeafType.Physical.INT96;
          break;
        case FLOAT:
          physical = LeafType.Physical.FLOAT;
          break;
        case DOUBLE:
          physical = LeafType.Physical.DOUBLE;
          break;
        case BINARY:
          physical = LeafType.Physical.BYTE_ARRAY;
          break;
        default:
          physical = LeafType.Physical.FIXED_LEN_BYTE_ARRAY;
          fixed = column.getTypeLength();
          break;
      }
      if (physical == LeafType.Physical.FIXED_LEN_BYTE_ARRAY && fixed <= 0) {
        throw FileErrors.corrupt(
            footer.file().path(), "column " + name + " has values of " + fixed + " bytes");
      }
      LeafType leaf =
          new LeafType(
              ordinal, name, physical, fixed, definition, repetition, slot, type, conversion);
      leaves.add(leaf);
      return new ReadNode.Leaf(leaf, leaves.size() - 1);
    }

    private ReadNode.Level level(ReadNode below, int repetition, int slot) {
      return new ReadNode.Level(levelLeaf(below), repetition, slot);
    }

    /**
     * The level of a group; if none of its asked fields is in the file, reads another leaf of it.
     */
    private ReadNode.Level needLevel(
        ReadNode below,
        GroupType group,
        int first,
        int repetition,
        int slot,
        int definition,
        String name) {
      if (below != null && levelLeaf(below) >= 0) {
        return level(below, repetition, slot);
      }
      Type type = group;
      int ordinal = first;
      int r = repetition;
      int s = slot;
      int d = definition;
      while (!type.isPrimitive()) {
        type = type.asGroupType().getType(0);
        if (type.isRepetition(Type.Repetition.REPEATED)) {
          r++;
          d++;
          s = d;
        } else if (type.isRepetition(Type.Repetition.OPTIONAL)) {
          d++;
        }
      }
      PrimitiveType column = type.asPrimitiveType();
      // Only its levels count, so values need no conversion: any type of the layout will do.
      ReadNode.Leaf leaf = add(column, SqlType.VOID, null, ordinal, r, s, d, name);
      return new ReadNode.Level(leaf.index(), repetition, slot);
    }

    private static int levelLeaf(ReadNode node) {
      if (node instanceof ReadNode.Leaf leaf) {
        return leaf.index();
      } else if (node instanceof ReadNode.Struct struct) {
        return struct.level().leaf();
      } else if (node instanceof ReadNode.Array array) {
        return array.level().leaf();
      } else if (node instanceof ReadNode.Map map) {
        return map.level().leaf();
      } else if (node instanceof ReadNode.Variant variant) {
        return variant.group().level().leaf();
      }
      return -1;
    }

    private SqlException mismatch(String name, SqlType expected, String found) {
      return FileErrors.mismatch(footer.file().path(), name, expected, found);
    }
  }
}
