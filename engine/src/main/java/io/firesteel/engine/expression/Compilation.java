package io.firesteel.engine.expression;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.type.PhysicalType;
import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.ConstantVector;
import io.firesteel.core.vector.Vectors;
import io.firesteel.engine.function.BindContext;
import io.firesteel.engine.function.FunctionRegistry;
import io.firesteel.engine.function.Kernel;
import io.firesteel.engine.function.NullPolicy;
import io.firesteel.engine.function.ScalarFunction;
import io.firesteel.engine.function.cast.Casts;
import io.firesteel.engine.plan.EvalMode;
import io.firesteel.engine.plan.Expression;
import io.firesteel.engine.plan.QueryContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compiles the expressions over one input into nodes. */
final class Compilation {
  private static final ColumnVector[] NO_COLUMNS = {};

  private final List<SqlType> inputTypes;
  private final QueryContext query;
  private final Set<Expression> repeated = new HashSet<>();
  private final Map<Expression, Node> shared = new HashMap<>();

  Compilation(List<SqlType> inputTypes, QueryContext query, List<Expression> roots) {
    this.inputTypes = inputTypes;
    this.query = query;
    Set<Expression> seen = new HashSet<>();
    roots.forEach(root -> findRepeated(root, seen));
  }

  private void findRepeated(Expression e, Set<Expression> seen) {
    if (e.children().isEmpty()) {
      return;
    }
    if (!seen.add(e)) {
      repeated.add(e);
      return;
    }
    e.children().forEach(child -> findRepeated(child, seen));
  }

  int sharedSlots() {
    return shared.size();
  }

  Node compile(Expression e) {
    if (e instanceof Expression.Literal literal) {
      return new ConstantNode(literal.type(), Vectors.constant(literal.type(), literal.value(), 1));
    } else if (e instanceof Expression.InputRef ref) {
      assert inputTypes.get(ref.index()).physical() == ref.type().physical()
          : ref + " " + ref.type() + " of " + inputTypes;
      return new ColumnNode(ref.index(), ref.type());
    } else if (e instanceof Expression.LambdaRef ref) {
      return new ColumnNode(ref.index(), ref.type());
    }
    Node known = shared.get(e);
    if (known != null) {
      return known;
    }
    Node node = fold(compileOperation(e));
    if (node instanceof ConstantNode) {
      return node;
    }
    node = DictionaryNode.wrap(node);
    if (node.deterministic && repeated.contains(e)) {
      node = new SharedNode(node, shared.size());
      shared.put(e, node);
    }
    return node;
  }

  /** A subtree without columns becomes its value, or stays if evaluating it fails. */
  private Node fold(Node node) {
    if (node.column != Node.NO_COLUMN || !node.deterministic) {
      return node;
    }
    try {
      ColumnVector value = node.evaluate(Rows.of(NO_COLUMNS, 1, shared.size()));
      return new ConstantNode(node.type, new ConstantVector(value.flatten(), 1));
    } catch (SqlException e) {
      return node;
    }
  }

  private Node[] compileAll(List<Expression> expressions) {
    Node[] nodes = new Node[expressions.size()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = compile(expressions.get(i));
    }
    return nodes;
  }

  private Node compileOperation(Expression e) {
    if (e instanceof Expression.Call call) {
      return compileCall(call);
    } else if (e instanceof Expression.Cast cast) {
      return compileCast(cast);
    } else if (e instanceof Expression.Logical logical) {
      return new LogicalNode(logical.and(), compileAll(logical.operands()));
    } else if (e instanceof Expression.Case c) {
      Node[] all = compileAll(c.children());
      int branches = c.conditions().size();
      Node[] conditions = new Node[branches];
      Node[] results = new Node[branches];
      for (int i = 0; i < branches; i++) {
        conditions[i] = all[2 * i];
        results[i] = all[2 * i + 1];
      }
      return new CaseNode(c.type(), conditions, results, all[2 * branches], all);
    } else if (e instanceof Expression.Coalesce coalesce) {
      return new CoalesceNode(coalesce.type(), compileAll(coalesce.operands()));
    } else if (e instanceof Expression.In in) {
      return new InNode(
          compile(in.value()), ValueSet.of(in.value().type(), in.values()), in.hasNull());
    }
    throw new IllegalArgumentException("Not an expression to evaluate by itself: " + e);
  }

  private Node compileCast(Expression.Cast cast) {
    SqlType from = cast.operand().type();
    Kernel kernel = Casts.bind(from, cast.type(), cast.mode(), query);
    return new CallNode(
        cast.type(),
        kernel,
        new Node[] {compile(cast.operand())},
        1,
        true,
        cast.mode() == EvalMode.ANSI && kernel.canFail(),
        true,
        isWide(from) || isWide(cast.type()) ? 10 : 2,
        cast.place(),
        query);
  }

  private Node compileCall(Expression.Call call) {
    ScalarFunction function = FunctionRegistry.builtIn().scalar(call.function());
    if (function == null) {
      throw new IllegalArgumentException("No scalar function " + call.function());
    }
    List<Expression> arguments = call.arguments();
    List<Node> inputs = new ArrayList<>();
    List<Node> captured = new ArrayList<>();
    List<SqlType> types = new ArrayList<>();
    List<ConstantVector> constants = new ArrayList<>();
    List<BindContext.LambdaKernel> lambdas = new ArrayList<>();
    boolean wide = isWide(call.type());
    boolean pure = function.deterministic();
    boolean canFail = false;
    for (Expression argument : arguments) {
      types.add(argument.type());
      wide |= isWide(argument.type());
      if (argument instanceof Expression.Lambda lambda) {
        CompiledLambda compiled = compile(lambda);
        pure &= compiled.deterministic();
        canFail |= compiled.canFail();
        lambdas.add(compiled);
        constants.add(null);
        inputs.add(null);
        lambda.captured().forEach(c -> captured.add(compile(c)));
      } else {
        Node node = compile(argument);
        inputs.add(node);
        constants.add(node instanceof ConstantNode c ? c.value() : null);
        lambdas.add(null);
      }
    }
    inputs.addAll(captured);
    if (function.nulls() == NullPolicy.STRICT
        && constants.stream().anyMatch(c -> c != null && c.isNull())) {
      // Whatever the other arguments are, even if they fail.
      return new ConstantNode(call.type(), Vectors.nulls(call.type(), 1));
    }
    Kernel kernel =
        function.bind(
            new BindContext(
                call.function(), types, constants, lambdas, call.type(), call.mode(), query));
    canFail |= call.mode() != EvalMode.TRY && function.canFail() && kernel.canFail();
    return new CallNode(
        call.type(),
        kernel,
        inputs.toArray(Node[]::new),
        arguments.size(),
        function.nulls() == NullPolicy.STRICT,
        canFail,
        pure,
        wide ? 10 : 1,
        call.place(),
        query);
  }

  CompiledLambda compile(Expression.Lambda lambda) {
    List<SqlType> columns = new ArrayList<>(lambda.parameters());
    lambda.captured().forEach(c -> columns.add(c.type()));
    Compilation inner = new Compilation(columns, query, List.of(lambda.body()));
    Node body = inner.compile(lambda.body());
    return new CompiledLambda(
        body, inner.sharedSlots(), lambda.parameters().size(), lambda.captured().size());
  }

  private static boolean isWide(SqlType type) {
    PhysicalType p = type.physical();
    return p == PhysicalType.BYTES
        || p == PhysicalType.LIST
        || p == PhysicalType.MAP
        || p == PhysicalType.STRUCT;
  }
}
