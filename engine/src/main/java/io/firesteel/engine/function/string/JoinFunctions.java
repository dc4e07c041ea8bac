package io.firesteel.engine.function.string;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.type.TypeKind;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.ListVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.Argument;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.CallErrors;
import io.firesteel.engine.function.CallSite;
import io.firesteel.engine.function.FunctionDefinition;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.Resolved;
import io.firesteel.engine.function.TypeCoercion;
import io.firesteel.engine.function.lift.Inputs;
import io.firesteel.engine.function.lift.Lift;
import io.firesteel.engine.function.lift.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** concat, concat_ws, elt and reverse. */
public final class JoinFunctions {
  private JoinFunctions() {}

  /** All of them. */
  public static List<FunctionDefinition> all() {
    return List.of(
        StringFunctions.named(
                "concat",
                "The arguments joined: strings, binaries or arrays.",
                "concat('Spark', 'SQL')",
                "SparkSQL")
            .aliases("||")
            .resolver(JoinFunctions::concatTypes)
            .bind(JoinFunctions::bindConcat)
            .define(),
        StringFunctions.named(
                "concat_ws",
                "The strings and elements that are not null, joined with a separator.",
                "concat_ws(' ', 'Spark', 'SQL')",
                "Spark SQL")
            .on("(string, string|array<string>...) -> string")
            .nulls(NullPolicy.CALLED)
            .bind(Lift.called(JoinFunctions::join))
            .define(),
        StringFunctions.named(
                "elt", "The n-th of the further arguments.", "elt(1, 'scala', 'java')", "scala")
            .resolver(JoinFunctions::eltTypes)
            .nulls(NullPolicy.CALLED)
            .canFail()
            .bind(
                Lift.called(
                    context -> {
                      boolean ansi = context.ansi();
                      return (in, out) -> elt(in, out, ansi);
                    }))
            .define(),
        StringFunctions.named(
                "reverse",
                "The characters, or elements, in reverse order.",
                "reverse('Spark SQL')",
                "LQS krapS")
            .on("(string|array) -> $1")
            .bind(
                context ->
                    Lift.kernel(
                        context,
                        true,
                        false,
                        context.argument(0).kind() == TypeKind.ARRAY
                            ? (in, out) -> {
                              List<Object> list = new ArrayList<>(in.getList(0));
                              Collections.reverse(list);
                              out.putValue(list);
                            }
                            : (in, out) ->
                                out.putString(
                                    new StringBuilder(in.getString(0)).reverse().toString())))
            .define());
  }

  private static Resolved concatTypes(CallSite site) {
    List<SqlType> types = site.arguments().stream().map(Argument::type).toList();
    boolean nullable = site.arguments().stream().anyMatch(Argument::nullable);
    SqlType type;
    if (types.stream().anyMatch(t -> t.kind() == TypeKind.ARRAY)) {
      type = TypeCoercion.common(types, site.ansi());
      if (type == null) {
        throw CallErrors.differentTypes(site, types);
      }
    } else {
      boolean binary =
          !types.isEmpty() && types.stream().allMatch(t -> t.kind() == TypeKind.BINARY);
      type = binary ? SqlType.BINARY : SqlType.STRING;
      for (int i = 0; i < types.size(); i++) {
        if (!TypeCoercion.isImplicit(types.get(i), type, site.ansi())) {
          throw CallErrors.inputType(site, i, "(\"STRING\" or \"BINARY\" or \"ARRAY\")");
        }
      }
    }
    return Resolved.of(Collections.nCopies(types.size(), type), type, nullable);
  }

  private static Kernel bindConcat(BindContext context) {
    return Lift.kernel(
        context,
        true,
        false,
        context.type().kind() == TypeKind.ARRAY
            ? (in, out) -> {
              List<Object> all = new ArrayList<>();
              for (int k = 0; k < in.count(); k++) {
                all.addAll(in.getList(k));
              }
              out.putValue(all);
            }
            : (in, out) -> {
              out.start();
              for (int k = 0; k < in.count(); k++) {
                out.append(in.getBytes(k));
              }
            });
  }

  private static void join(Inputs in, Output out) {
    if (in.isNull(0)) {
      return;
    }
    ByteSlice separator = in.getBytes(0);
    out.start();
    boolean first = true;
    for (int k = 1; k < in.count(); k++) {
      if (in.isNull(k)) {
        continue;
      }
      if (in.type(k).kind() == TypeKind.ARRAY) {
        ListVector lists = in.lists(k);
        int at = in.at(k);
        for (int i = 0; i < lists.size(at); i++) {
          Object element = Vectors.get(SqlType.STRING, lists.elements(), lists.offset(at) + i);
          if (element != null) {
            first = append(out, first, separator, (ByteSlice) element);
          }
        }
      } else {
        first = append(out, first, separator, in.getBytes(k));
      }
    }
  }

  private static boolean append(Output out, boolean first, ByteSlice separator, ByteSlice part) {
    if (!first) {
      out.append(separator);
    }
    out.append(part);
    return false;
  }

  private static Resolved eltTypes(CallSite site) {
    int n = site.arguments().size();
    if (n < 2) {
      throw CallErrors.argumentCount(site, "> 1", n);
    }
    boolean binary =
        site.arguments().subList(1, n).stream().allMatch(a -> a.type().kind() == TypeKind.BINARY);
    SqlType type = binary ? SqlType.BINARY : SqlType.STRING;
    List<SqlType> types = new ArrayList<>();
    types.add(SqlType.INT);
    types.addAll(Collections.nCopies(n - 1, type));
    for (int i = 0; i < n; i++) {
      if (!TypeCoercion.isImplicit(site.arguments().get(i).type(), types.get(i), site.ansi())) {
        throw CallErrors.inputType(site, i, i == 0 ? "\"INT\"" : "(\"STRING\" or \"BINARY\")");
      }
    }
    return Resolved.of(types, type, true);
  }

  private static void elt(Inputs in, Output out, boolean ansi) {
    if (in.isNull(0)) {
      return;
    }
    int n = in.getInt(0);
    if (n < 1 || n >= in.count()) {
      if (ansi) {
        throw SqlException.of(
                "INVALID_ARRAY_INDEX",
                "There is no argument " + n + " among " + (in.count() - 1) + ".")
            .with("indexValue", Integer.toString(n))
            .with("arraySize", Integer.toString(in.count() - 1));
      }
      return;
    }
    if (!in.isNull(n)) {
      out.putBytes(in.getBytes(n));
    }
  }
}
