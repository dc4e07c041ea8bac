package io.firesteel.server.statement;

import java.util.List;
import java.util.Optional;

/** The variables that a statement inside a script sees before those of the session. */
public interface LocalVariables {
  /** Outside of scripts there are none. */
  LocalVariables NONE = name -> Optional.empty();

  /** The variable of that name, alone or behind the label of its block. */
  Optional<Variable> find(List<String> name);
}
