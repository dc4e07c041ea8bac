package io.firesteel.planner.parse;

import io.firesteel.core.type.SqlType;
import io.firesteel.planner.parse.SqlGrammar.*;
import io.firesteel.planner.syntax.*;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds the parts that statements on tables share: columns, constraints, formats, properties. */
final class TableParts {
  private final TreeBuilder trees;
  private final TreeSource source;
  private final NameBuilder names;

  TableParts(TreeBuilder trees) {
    this.trees = trees;
    this.source = trees.source;
    this.names = trees.names;
  }

  /** A nullable column with nothing but a name and a type. */
  static ColumnDefinition plainColumn(String name, SqlType type, Span span) {
    return new ColumnDefinition(
        name,
        type,
        true,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        span);
  }

  // ------------------------------------------------------------------------------------------------
  // Columns and constraints

  List<ColumnDefinition> columns(ColumnTypeListContext ctx) {
    return ctx == null ? List.of() : ctx.columnType().stream().map(this::column).toList();
  }

  private ColumnDefinition column(ColumnTypeContext ctx) {
    return new ColumnDefinition(
        names.errorName(ctx.errorName()),
        trees.types.type(ctx.dataType()),
        ctx.NOT() == null,
        defaultValue(ctx.defaultValue()),
        Optional.empty(),
        Optional.empty(),
        comment(ctx.comment()),
        List.of(),
        source.span(ctx));
  }

  ColumnDefinition column(ColumnDefinitionContext ctx) {
    boolean nullable = true;
    Optional<Expression> defaultValue = Optional.empty();
    Optional<Expression> generated = Optional.empty();
    Optional<String> identity = Optional.empty();
    Optional<String> comment = Optional.empty();
    List<TableConstraint> constraints = new ArrayList<>();
    for (ColumnOptionContext option : ctx.columnOption()) {
      if (option.NOT() != null) {
        nullable = false;
      } else if (option.defaultValue() != null) {
        defaultValue = defaultValue(option.defaultValue());
      } else if (option.IDENTITY() != null) {
        identity = Optional.of(source.text(option));
      } else if (option.GENERATED() != null) {
        generated = trees.expressions.optional(option.expression());
      } else if (option.comment() != null) {
        comment = comment(option.comment());
      } else {
        constraints.add(constraint(option.columnConstraint()));
      }
    }
    return new ColumnDefinition(
        names.identifier(ctx.identifier()),
        trees.types.type(ctx.dataType()),
        nullable,
        defaultValue,
        generated,
        identity,
        comment,
        constraints,
        source.span(ctx));
  }

  Optional<Expression> defaultValue(DefaultValueContext ctx) {
    return ctx == null ? Optional.empty() : trees.expressions.optional(ctx.expression());
  }

  Optional<String> comment(CommentContext ctx) {
    return ctx == null ? Optional.empty() : Optional.of(names.string(ctx.stringText()));
  }

  /** The words behind WITH SCHEMA. */
  String schemaBinding(SchemaBindingContext ctx) {
    String text = source.text(ctx).toUpperCase(Locale.ROOT);
    return text.replaceFirst("^WITH\\s+SCHEMA\\s+", "").replaceAll("\\s+", " ");
  }

  NewColumn newColumn(NewColumnContext ctx) {
    Name name = names.name(ctx.name());
    String last = name.parts().isEmpty() ? "" : name.parts().get(name.parts().size() - 1);
    ColumnDefinition definition =
        new ColumnDefinition(
            last,
            trees.types.type(ctx.dataType()),
            ctx.NOT().isEmpty(),
            ctx.defaultValue().isEmpty() ? Optional.empty() : defaultValue(ctx.defaultValue(0)),
            Optional.empty(),
            Optional.empty(),
            ctx.comment().isEmpty() ? Optional.empty() : comment(ctx.comment(0)),
            List.of(),
            source.span(ctx));
    Optional<String> position =
        ctx.position().isEmpty() ? Optional.empty() : Optional.of(position(ctx.position(0)));
    return new NewColumn(name, definition, position, source.span(ctx));
  }

  /** FIRST, or the column that AFTER names. */
  String position(PositionContext ctx) {
    return ctx.FIRST() != null ? "FIRST" : names.identifier(ctx.identifier());
  }

  private TableConstraint constraint(ColumnConstraintContext ctx) {
    ConstraintKind kind =
        ctx.CHECK() != null
            ? ConstraintKind.CHECK
            : ctx.PRIMARY() != null
                ? ConstraintKind.PRIMARY_KEY
                : ctx.UNIQUE() != null ? ConstraintKind.UNIQUE : ConstraintKind.FOREIGN_KEY;
    return new TableConstraint(
        names.optionalIdentifier(ctx.identifier()),
        kind,
        List.of(),
        trees.expressions.optional(ctx.expression()),
        Optional.ofNullable(ctx.references()).map(r -> names.name(r.name())),
        ctx.references() == null ? List.of() : names.simpleNames(ctx.references().nameList()),
        characteristics(ctx.constraintCharacteristic(), kind),
        source.span(ctx));
  }

  TableConstraint constraint(TableConstraintContext ctx) {
    ConstraintKind kind =
        ctx.CHECK() != null
            ? ConstraintKind.CHECK
            : ctx.PRIMARY() != null
                ? ConstraintKind.PRIMARY_KEY
                : ctx.UNIQUE() != null ? ConstraintKind.UNIQUE : ConstraintKind.FOREIGN_KEY;
    return new TableConstraint(
        names.optionalIdentifier(ctx.identifier()),
        kind,
        names.simpleNames(ctx.nameList()),
        trees.expressions.optional(ctx.expression()),
        Optional.ofNullable(ctx.references()).map(r -> names.name(r.name())),
        ctx.references() == null ? List.of() : names.simpleNames(ctx.references().nameList()),
        characteristics(ctx.constraintCharacteristic(), kind),
        source.span(ctx));
  }

  private List<String> characteristics(
      List<ConstraintCharacteristicContext> all, ConstraintKind kind) {
    List<String> shown = new ArrayList<>();
    for (ConstraintCharacteristicContext each : all) {
      String text = source.text(each).replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
      boolean refused =
          kind == ConstraintKind.CHECK ? text.equals("NOT ENFORCED") : text.equals("ENFORCED");
      if (refused) {
        throw source
            .error(
                "UNSUPPORTED_CONSTRAINT_CHARACTERISTIC",
                "A constraint of this kind cannot be " + text + ".",
                source.span(each))
            .with("characteristic", text)
            .with("constraintType", kind.name().replace('_', ' '));
      }
      shown.add(text);
    }
    return shown;
  }

  // ------------------------------------------------------------------------------------------------
  // Formats

  /** The clauses after the columns of CREATE TABLE; each may be there once. */
  TableFormat format(List<TableClauseContext> clauses, Span empty) {
    Optional<String> provider = Optional.empty();
    List<PartitionTransform> partitioning = new ArrayList<>();
    List<ColumnDefinition> partitionColumns = new ArrayList<>();
    Optional<BucketSpec> buckets = Optional.empty();
    List<Name> clusterBy = List.of();
    Map<String, Expression> options = Map.of();
    Map<String, String> properties = Map.of();
    Optional<String> location = Optional.empty();
    Optional<String> comment = Optional.empty();
    Optional<String> collation = Optional.empty();
    Optional<String> rowFormat = Optional.empty();
    Optional<String> storedAs = Optional.empty();
    Map<String, Boolean> seen = new LinkedHashMap<>();
    for (TableClauseContext each : clauses) {
      if (each.provider() != null) {
        if (provider.isPresent()) {
          throw source.syntaxError(each.getStart(), "");
        }
        provider = Optional.of(provider(each.provider()));
        continue;
      }
      if (each.OPTIONS() != null) {
        once(seen, "OPTIONS", each);
        options = options(each.optionList());
      } else if (each.PARTITIONED() != null) {
        once(seen, "PARTITIONED BY", each);
        each.partitionField().forEach(f -> partition(f, partitioning, partitionColumns));
      } else if (each.clusterBy() != null) {
        once(seen, "CLUSTER BY", each);
        clusterBy = names.names(each.clusterBy().names());
      } else if (each.CLUSTERED() != null) {
        once(seen, "CLUSTERED BY", each);
        buckets = Optional.of(buckets(each));
      } else if (each.rowFormat() != null) {
        once(seen, "ROW FORMAT", each);
        rowFormat = Optional.of(source.text(each));
      } else if (each.fileFormat() != null) {
        once(seen, "STORED AS/BY", each);
        storedAs = Optional.of(source.text(each));
      } else if (each.location() != null) {
        once(seen, "LOCATION", each);
        location = Optional.of(names.string(each.location().stringText()));
      } else if (each.comment() != null) {
        once(seen, "COMMENT", each);
        comment = comment(each.comment());
      } else if (each.collation() != null) {
        once(seen, "DEFAULT COLLATION", each);
        collation = Optional.of(each.collation().name().getText());
      } else if (each.TBLPROPERTIES() != null) {
        once(seen, "TBLPROPERTIES", each);
        properties = properties(each.properties());
      } else {
        throw source.misuse("SKEWED BY is not supported.", each);
      }
    }
    Span span =
        clauses.isEmpty()
            ? empty
            : source.span(clauses.get(0)).to(source.span(clauses.get(clauses.size() - 1)));
    return new TableFormat(
        provider,
        partitioning,
        partitionColumns,
        buckets,
        clusterBy,
        options,
        properties,
        location,
        comment,
        collation,
        rowFormat,
        storedAs,
        span);
  }

  private void once(Map<String, Boolean> seen, String clause, TableClauseContext ctx) {
    if (seen.put(clause, true) != null) {
      throw source
          .error("DUPLICATE_CLAUSES", "The clause " + clause + " is there twice.", source.span(ctx))
          .with("clauseName", clause);
    }
  }

  String provider(ProviderContext ctx) {
    return String.join(".", names.name(ctx.name()).parts());
  }

  private BucketSpec buckets(TableClauseContext ctx) {
    List<String> sort = new ArrayList<>();
    for (SortedColumnContext each : ctx.sortedColumn()) {
      if (each.DESC() != null) {
        throw source.misuse("The columns of SORTED BY are sorted upwards.", each);
      }
      sort.add(names.identifier(each.identifier()));
    }
    int count;
    try {
      count = Integer.parseInt(ctx.INTEGER_VALUE().getText());
    } catch (NumberFormatException e) {
      throw source.misuse("There are too many buckets.", ctx);
    }
    return new BucketSpec(names.simpleNames(ctx.nameList()), sort, count, source.span(ctx));
  }

  private void partition(
      PartitionFieldContext ctx,
      List<PartitionTransform> transforms,
      List<ColumnDefinition> columns) {
    if (ctx.columnDefinition() != null) {
      columns.add(column(ctx.columnDefinition()));
    } else if (ctx.identifier() != null) {
      List<Expression> arguments = new ArrayList<>();
      for (PartitionArgumentContext each : ctx.partitionArgument()) {
        arguments.add(
            each.name() != null
                ? new ColumnReference(names.name(each.name()).parts(), source.span(each))
                : trees.literals.constant(each.constant()));
      }
      transforms.add(
          new PartitionTransform(
              names.identifier(ctx.identifier()).toLowerCase(Locale.ROOT),
              arguments,
              source.span(ctx)));
    } else {
      Name name = names.name(ctx.name());
      transforms.add(
          new PartitionTransform(
              "identity",
              List.of(new ColumnReference(name.parts(), name.span())),
              source.span(ctx)));
    }
  }

  // ------------------------------------------------------------------------------------------------
  // Properties, options, partitions, assignments

  Map<String, String> properties(PropertiesContext ctx) {
    Map<String, String> all = new LinkedHashMap<>();
    for (PropertyContext each : ctx.property()) {
      String key = key(each.propertyKey());
      if (each.propertyValue() == null) {
        throw source.misuse("The property " + key + " has no value.", each);
      }
      if (all.put(key, value(each.propertyValue())) != null) {
        throw duplicateKey(key, source.span(ctx));
      }
    }
    return all;
  }

  private RuntimeException duplicateKey(String key, Span span) {
    return source
        .error("DUPLICATE_KEY", "The key " + key + " is there twice.", span)
        .with("keyColumn", "`" + key + "`");
  }

  /** Only the keys, as UNSET takes them. */
  List<String> keys(PropertiesContext ctx) {
    List<String> keys = new ArrayList<>();
    for (PropertyContext each : ctx.property()) {
      if (each.propertyValue() != null) {
        throw source.misuse("UNSET takes keys without values.", each);
      }
      keys.add(key(each.propertyKey()));
    }
    return keys;
  }

  String key(PropertyKeyContext ctx) {
    return ctx.STRING_TEXT() != null
        ? names.string(ctx.STRING_TEXT())
        : String.join(".", names.identifiers(ctx.identifier()));
  }

  private String value(PropertyValueContext ctx) {
    if (ctx.stringText() != null) {
      return names.string(ctx.stringText());
    }
    return ctx.TRUE() != null || ctx.FALSE() != null
        ? ctx.getText().toLowerCase(Locale.ROOT)
        : ctx.getText();
  }

  Map<String, Expression> options(OptionListContext ctx) {
    if (ctx == null) {
      return Map.of();
    }
    Map<String, Expression> all = new LinkedHashMap<>();
    for (OptionContext each : ctx.option()) {
      if (each.expression() == null) {
        throw source.misuse("The option " + key(each.propertyKey()) + " has no value.", each);
      }
      all.put(key(each.propertyKey()), each.expression().built);
    }
    return all;
  }

  Map<String, Expression> options(OptionsClauseContext ctx) {
    return ctx == null ? Map.of() : options(ctx.optionList());
  }

  /** Options whose values are constants, as texts. */
  Map<String, String> constantOptions(OptionListContext ctx) {
    Map<String, String> all = new LinkedHashMap<>();
    options(ctx).forEach((key, value) -> all.put(key, text(value)));
    return all;
  }

  private String text(Expression value) {
    return value instanceof Literal literal
        ? literal.value().map(String::valueOf).orElse("")
        : source.text(value.span());
  }

  List<PartitionValue> partition(PartitionContext ctx) {
    List<PartitionValue> all = new ArrayList<>();
    if (ctx == null) {
      return all;
    }
    for (PartitionValueContext each : ctx.partitionValue()) {
      all.add(
          new PartitionValue(
              names.identifier(each.identifier()),
              Optional.ofNullable(each.constant()).map(trees.literals::constant),
              source.span(each)));
    }
    return all;
  }

  /** A partition all of whose columns have values. */
  List<PartitionValue> fullPartition(PartitionContext ctx) {
    List<PartitionValue> all = partition(ctx);
    for (PartitionValue each : all) {
      if (each.value().isEmpty()) {
        throw source
            .error(
                "INVALID_SQL_SYNTAX.EMPTY_PARTITION_VALUE",
                "The partition column " + each.column() + " needs a value.",
                each.span())
            .with("partKey", "`" + each.column() + "`");
      }
    }
    return all;
  }

  Assignment assignment(AssignmentContext ctx) {
    return new Assignment(names.name(ctx.name()), ctx.expression().built, source.span(ctx));
  }

  List<Assignment> assignments(AssignmentsContext ctx) {
    return ctx.assignment().stream().map(this::assignment).toList();
  }

  /**
   * Adds the node of a parse tree that is a name, an expression, a query or a type; tells if it is.
   */
  boolean leaf(ParseTree tree, List<Node> into) {
    if (tree instanceof ExpressionContext expression) {
      into.add(expression.built);
    } else if (tree instanceof NameContext name) {
      into.add(names.name(name));
    } else if (tree instanceof QueryContext query) {
      into.add(trees.queries.query(query));
    } else if (tree instanceof DataTypeContext type) {
      trees.types.type(type);
    } else {
      return false;
    }
    return true;
  }
}
