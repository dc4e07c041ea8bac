package io.firesteel.engine.function;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A function of a group of rows. Made by {@link #named}. */
public final class AggregateFunction implements FunctionDefinition {
  private final Builder definition;

  private AggregateFunction(Builder definition) {
    this.definition = definition;
  }

  public static Builder named(String name) {
    return new Builder(name);
  }

  @Override
  public String name() {
    return definition.name;
  }

  @Override
  public List<String> aliases() {
    return definition.aliases;
  }

  @Override
  public FunctionDoc doc() {
    return definition.doc;
  }

  @Override
  public Resolver resolver() {
    return definition.resolver;
  }

  @Override
  public boolean deterministic() {
    return definition.deterministic;
  }

  /** Whether DISTINCT changes nothing (min, max, bool_and...). */
  public boolean ignoresDuplicates() {
    return definition.ignoresDuplicates;
  }

  /** The state for a call. The context's constants hold the literal arguments. */
  public Accumulator bind(BindContext context) {
    return definition.binder.apply(context);
  }

  @Override
  public String toString() {
    return name();
  }

  /** The parts of a definition; {@link #define()} makes it. */
  public static final class Builder {
    private final String name;
    private List<String> aliases = List.of();
    private FunctionDoc doc = FunctionDoc.of("agg_funcs", "");
    private Resolver resolver;
    private boolean deterministic = true;
    private boolean ignoresDuplicates;
    private Function<BindContext, Accumulator> binder;

    private Builder(String name) {
      this.name = name;
    }

    public Builder aliases(String... names) {
      aliases = List.of(names);
      return this;
    }

    public Builder doc(String usage, String example, String result) {
      doc = new FunctionDoc("agg_funcs", usage, example, result, "");
      return this;
    }

    public Builder on(String... signatures) {
      resolver = Signature.resolver(signatures);
      return this;
    }

    public Builder resolver(Resolver types) {
      resolver = types;
      return this;
    }

    /** The result depends on the order of the rows (first, collect_list...). */
    public Builder orderDependent() {
      deterministic = false;
      return this;
    }

    public Builder ignoresDuplicates() {
      ignoresDuplicates = true;
      return this;
    }

    public Builder bind(Function<BindContext, Accumulator> implementation) {
      binder = implementation;
      return this;
    }

    public AggregateFunction define() {
      Objects.requireNonNull(resolver, name);
      Objects.requireNonNull(binder, name);
      return new AggregateFunction(this);
    }
  }
}
