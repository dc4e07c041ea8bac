package io.firesteel.engine.function;

import io.firesteel.engine.function.collation.CollatedFunctions;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A function of one row's values. Made by {@link #named}. */
public final class ScalarFunction implements FunctionDefinition {
  private final Builder definition;

  private ScalarFunction(Builder definition) {
    this.definition = definition;
  }

  /** Starts a definition. */
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

  public NullPolicy nulls() {
    return definition.nulls;
  }

  /**
   * Whether a strict function may give null for arguments that are not (out of range, not found).
   */
  public boolean makesNull() {
    return definition.makesNull;
  }

  /** Whether a row can fail in ANSI mode (or in any mode): then evaluation order matters. */
  public boolean canFail() {
    return definition.canFail;
  }

  /** The loop for a call. */
  public Kernel bind(BindContext context) {
    Kernel collated = CollatedFunctions.bind(name(), context);
    return collated != null ? collated : definition.binder.apply(context);
  }

  @Override
  public String toString() {
    return name();
  }

  /** The parts of a definition; {@link #define()} makes it. */
  public static final class Builder {
    private final String name;
    private List<String> aliases = List.of();
    private FunctionDoc doc = FunctionDoc.of("misc_funcs", "");
    private Resolver resolver;
    private NullPolicy nulls = NullPolicy.STRICT;
    private boolean makesNull;
    private boolean deterministic = true;
    private boolean canFail;
    private Function<BindContext, Kernel> binder;

    private Builder(String name) {
      this.name = name;
    }

    public Builder aliases(String... names) {
      aliases = List.of(names);
      return this;
    }

    public Builder doc(FunctionDoc text) {
      doc = text;
      return this;
    }

    public Builder doc(String group, String usage, String example, String result) {
      doc = new FunctionDoc(group, usage, example, result, "");
      return this;
    }

    /** Overloads in the text form of {@link Signature}, tried in order. */
    public Builder on(String... signatures) {
      resolver = Signature.resolver(signatures);
      return this;
    }

    public Builder resolver(Resolver types) {
      resolver = types;
      return this;
    }

    public Builder nulls(NullPolicy policy) {
      nulls = policy;
      return this;
    }

    public Builder makesNull() {
      makesNull = true;
      return this;
    }

    public Builder nonDeterministic() {
      deterministic = false;
      return this;
    }

    /** Declares that a row can fail. */
    public Builder canFail() {
      canFail = true;
      return this;
    }

    public Builder bind(Function<BindContext, Kernel> implementation) {
      binder = implementation;
      return this;
    }

    /** The same loop for every binding. */
    public Builder kernel(Kernel implementation) {
      return bind(context -> implementation);
    }

    public ScalarFunction define() {
      Objects.requireNonNull(resolver, name);
      Objects.requireNonNull(binder, name);
      return new ScalarFunction(this);
    }
  }
}
