package io.firesteel.server.start;

import io.firesteel.core.error.SqlException;
import io.firesteel.core.setting.Settings;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code firesteel server}: runs until it is told to stop. */
@Command(
    name = "server",
    description = "Starts the server.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ServerCommand implements Callable<Integer> {
  /** The status of a command whose threads go on. */
  static final int KEEP_RUNNING = -1;

  @Option(
      names = "--port",
      defaultValue = "8765",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on, 0.0.0.0 for all (default: ${DEFAULT-VALUE}).")
  private String host;

  @Option(
      names = "--warehouse",
      defaultValue = "warehouse",
      paramLabel = "DIR",
      description = "Directory or URI of managed tables and the catalog (default: ./warehouse).")
  private String warehouse;

  @Option(
      names = "--conf",
      paramLabel = "FILE",
      description = "File of settings, a key=value on each line.")
  private Path conf;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A setting; wins over the file. May be repeated.")
  private Map<String, String> settings;

  @Override
  public Integer call() throws Exception {
    long started = System.nanoTime();
    Settings configured;
    try {
      configured = Configuration.read(conf, settings);
    } catch (SqlException e) {
      return failed(e.sentence());
    } catch (IOException e) {
      return failed("The configuration file " + conf + " cannot be read: " + e.getMessage());
    }
    RunningServer server;
    try {
      server = RunningServer.start(configured, warehouse, host, port);
    } catch (SqlException e) {
      return failed(e.getMessage());
    } catch (IOException e) {
      String why = e.getCause() instanceof BindException ? "it is in use" : e.getMessage();
      return failed("Port " + port + " of " + host + " cannot be opened: " + why);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    long millis = (System.nanoTime() - started) / 1_000_000;
    System.out.println(
        "Firesteel "
            + BuildVersion.get()
            + " is ready in "
            + millis
            + " ms: jdbc:firesteel://"
            + (host.equals("0.0.0.0") ? "localhost" : host)
            + ":"
            + server.port());
    System.out.flush();
    return KEEP_RUNNING;
  }

  private static int failed(String message) {
    System.err.println("firesteel: " + message);
    return 1;
  }
}
