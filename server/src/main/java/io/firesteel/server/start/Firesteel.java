package io.firesteel.server.start;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
    name = "firesteel",
    description = "A Spark SQL query server over Parquet.",
    mixinStandardHelpOptions = true,
    versionProvider = Firesteel.Version.class,
    subcommands = {ServerCommand.class, SqlCommand.class, QuickStartCommand.class})
public final class Firesteel {
  private Firesteel() {}

  /** Runs a command; the exit status is 0, 1 if it failed, 2 if the arguments are wrong. */
  public static void main(String[] args) throws InterruptedException {
    int status = new CommandLine(new Firesteel()).execute(args);
    if (status != ServerCommand.KEEP_RUNNING) {
      System.exit(status);
    }
    // All other threads are daemons, so that a failed start ends: this one keeps the server up.
    Thread.currentThread().join();
  }

  /** The version of the build. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"Firesteel " + BuildVersion.get()};
    }
  }
}
