package io.firesteel.engine.function;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import java.util.List;
import java.util.function.Function;

/**
 * A function from one row to any number of rows: explode, inline, stack, json_tuple. The resolver's
 * result type is a STRUCT whose fields are the columns it gives, under their default names.
 */
public record GeneratorFunction(
    String name,
    List<String> aliases,
    FunctionDoc doc,
    Resolver resolver,
    boolean outer,
    Function<BindContext, Generator> binder)
    implements FunctionDefinition {

  /** The loop for a call. */
  public Generator bind(BindContext context) {
    return binder.apply(context);
  }

  /** A bound generator. Belongs to one worker. */
  public interface Generator {
    /** The rows for a batch of arguments. */
    Generated generate(ColumnVector[] arguments, int rows);
  }

  /**
   * Generated rows.
   *
   * @param inputRows for each generated row the input row that it came from, ascending
   * @param columns the generated columns, of {@code count} rows
   */
  public record Generated(int[] inputRows, ColumnVector[] columns, int count) {}

  /** The generated columns. */
  public static List<SqlType.Field> columns(SqlType resolved) {
    return ((SqlType.StructType) resolved).fields();
  }

  @Override
  public String toString() {
    return name;
  }
}
