package io.firesteel.engine.function;

import io.firesteel.engine.function.aggregate.AggregateFunctions;
import io.firesteel.engine.function.aggregate.CollectionAggregates;
import io.firesteel.engine.function.aggregate.ObjectAggregates;
import io.firesteel.engine.function.collection.ArrayFunctions;
import io.firesteel.engine.function.collection.ConstructorFunctions;
import io.firesteel.engine.function.collection.HigherOrderFunctions;
import io.firesteel.engine.function.collection.MapFunctions;
import io.firesteel.engine.function.collection.SequenceFunction;
import io.firesteel.engine.function.conditional.ConditionalFunctions;
import io.firesteel.engine.function.datetime.BucketFunctions;
import io.firesteel.engine.function.datetime.DateFunctions;
import io.firesteel.engine.function.datetime.FormatFunctions;
import io.firesteel.engine.function.datetime.MakeFunctions;
import io.firesteel.engine.function.datetime.PartFunctions;
import io.firesteel.engine.function.datetime.SpanFunctions;
import io.firesteel.engine.function.generator.GeneratorFunctions;
import io.firesteel.engine.function.hash.HashFunctions;
import io.firesteel.engine.function.math.BitmapFunctions;
import io.firesteel.engine.function.math.MathFunctions;
import io.firesteel.engine.function.math.RoundFunctions;
import io.firesteel.engine.function.math.VectorFunctions;
import io.firesteel.engine.function.misc.MiscFunctions;
import io.firesteel.engine.function.misc.RandomFunctions;
import io.firesteel.engine.function.misc.RandomRangeFunctions;
import io.firesteel.engine.function.misc.ReflectFunctions;
import io.firesteel.engine.function.operator.OperatorFunctions;
import io.firesteel.engine.function.sketch.HllFunctions;
import io.firesteel.engine.function.sketch.KllFunctions;
import io.firesteel.engine.function.sketch.ThetaFunctions;
import io.firesteel.engine.function.sketch.TopKFunctions;
import io.firesteel.engine.function.sketch.TupleFunctions;
import io.firesteel.engine.function.string.CipherFunctions;
import io.firesteel.engine.function.string.CodecFunctions;
import io.firesteel.engine.function.string.JoinFunctions;
import io.firesteel.engine.function.string.NumberFormatFunctions;
import io.firesteel.engine.function.string.PatternFunctions;
import io.firesteel.engine.function.string.SizedTextFunctions;
import io.firesteel.engine.function.string.StringFunctions;
import io.firesteel.engine.function.string.TextFunctions;
import io.firesteel.engine.function.string.UrlFunctions;
import io.firesteel.engine.function.text.CsvFunctions;
import io.firesteel.engine.function.text.JsonFunctions;
import io.firesteel.engine.function.text.VariantFunctions;
import io.firesteel.engine.function.text.XmlFunctions;
import io.firesteel.engine.function.text.XpathFunctions;
import io.firesteel.engine.function.window.WindowFunctions;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds functions by name or alias, without case. */
public final class FunctionRegistry {
  /** One line a family. */
  private static final List<FunctionFamily> FAMILIES =
      List.of(
          OperatorFunctions::all,
          ReflectFunctions::all,
          BucketFunctions::all,
          BitmapFunctions::all,
          VectorFunctions::all,
          CipherFunctions::all,
          UrlFunctions::all,
          ObjectAggregates::all,
          AggregateFunctions::all,
          CollectionAggregates::all,
          WindowFunctions::all,
          ConditionalFunctions::all,
          StringFunctions::all,
          JoinFunctions::all,
          PatternFunctions::all,
          TextFunctions::all,
          SizedTextFunctions::all,
          CodecFunctions::all,
          NumberFormatFunctions::all,
          DateFunctions::all,
          PartFunctions::all,
          MakeFunctions::all,
          FormatFunctions::all,
          SpanFunctions::all,
          MathFunctions::all,
          RoundFunctions::all,
          HashFunctions::all,
          KllFunctions::all,
          ThetaFunctions::all,
          TopKFunctions::all,
          TupleFunctions::all,
          HllFunctions::all,
          RandomFunctions::all,
          RandomRangeFunctions::all,
          MiscFunctions::all,
          ConstructorFunctions::all,
          ArrayFunctions::all,
          MapFunctions::all,
          SequenceFunction::all,
          HigherOrderFunctions::all,
          JsonFunctions::all,
          CsvFunctions::all,
          VariantFunctions::all,
          XmlFunctions::all,
          XpathFunctions::all,
          GeneratorFunctions::all);

  private static final FunctionRegistry BUILT_IN = new FunctionRegistry(FAMILIES);

  private final Map<String, FunctionDefinition> byName = new HashMap<>();

  private FunctionRegistry(List<FunctionFamily> families) {
    for (FunctionFamily family : families) {
      for (FunctionDefinition function : family.functions()) {
        add(function.name(), function);
        function.aliases().forEach(alias -> add(alias, function));
      }
    }
  }

  private void add(String name, FunctionDefinition function) {
    if (byName.putIfAbsent(name.toLowerCase(Locale.ROOT), function) != null) {
      throw new IllegalStateException("Function defined twice: " + name);
    }
  }

  public static FunctionRegistry builtIn() {
    return BUILT_IN;
  }

  /** The function of that name or alias, or null. */
  public FunctionDefinition find(String name) {
    return byName.get(name.toLowerCase(Locale.ROOT));
  }

  /** The scalar function of that canonical name; it must exist. */
  public ScalarFunction scalar(String name) {
    return (ScalarFunction) byName.get(name);
  }

  /** The aggregate function of that canonical name; it must exist. */
  public AggregateFunction aggregate(String name) {
    return (AggregateFunction) byName.get(name);
  }

  /** All names and aliases. */
  public Set<String> names() {
    return new TreeSet<>(byName.keySet());
  }
}
