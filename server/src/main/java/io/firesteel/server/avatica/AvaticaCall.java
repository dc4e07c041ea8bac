package io.firesteel.server.avatica;

import io.firesteel.server.query.Execution;
import java.util.function.Consumer;

/** One request of a stock driver: what it is about, for the time that it is being answered. */
final class AvaticaCall {
  private final Consumer<String> used;
  private Execution waitingFor;
  private boolean gone;
  private boolean understood;

  /**
   * @param used told the connection's id
   */
  AvaticaCall(Consumer<String> used) {
    this.used = used;
  }

  void used(String connection) {
    understood = true;
    used.accept(connection);
  }

  /** Whether the message was understood so far that it names a connection that exists. */
  boolean understood() {
    return understood;
  }

  void waitingFor(Execution execution) {
    boolean end;
    synchronized (this) {
      waitingFor = execution;
      end = gone;
    }
    if (end && execution != null) {
      execution.close();
    }
  }

  /** The client hung up. */
  void gone() {
    Execution execution;
    synchronized (this) {
      gone = true;
      execution = waitingFor;
    }
    if (execution != null) {
      execution.close();
    }
  }
}
