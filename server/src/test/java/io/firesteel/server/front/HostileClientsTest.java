package io.firesteel.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What clients do to a server: vanish, send garbage, read slowly. */
class HostileClientsTest {
  private static TestFront front;

  @BeforeAll
  static void start() throws Exception {
    front = new TestFront();
  }

  @AfterAll
  static void stop() throws Exception {
    front.close();
  }

  @AfterEach
  void theServerStillAnswers() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT 1")) {
      assertThat(r.next()).isTrue();
    }
    front.assertFreed();
  }

  /** A message of the own protocol: sections of tag, length, content. */
  private static byte[] message(String session, String sql) {
    byte[] id = session.getBytes(StandardCharsets.UTF_8);
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);
    java.nio.ByteBuffer out =
        java.nio.ByteBuffer.allocate(64 + id.length + text.length)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 1).putInt(4 + id.length).putInt(id.length).put(id);
    out.put((byte) 2).putInt(8).putLong(77);
    out.put((byte) 3).putInt(4 + text.length).putInt(text.length).put(text);
    return java.util.Arrays.copyOf(out.array(), out.position());
  }

  private static Socket post(String path, byte[] body) throws Exception {
    Socket socket = new Socket("127.0.0.1", front.port());
    OutputStream out = socket.getOutputStream();
    out.write(
        ("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Length: " + body.length + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    return socket;
  }

  private static String onlySession() {
    return front.sessions.all().get(0).id();
  }

  @Test
  void aClientThatVanishesWhileItWaitsFreesItsStatement() throws Exception {
    try (Connection c = front.connect()) {
      String session = onlySession();
      Socket socket = post("/execute", message(session, "hang"));
      Thread.sleep(400);
      assertThat(front.engine.open.get()).isEqualTo(1);
      socket.close();
      front.assertFreed();
    }
  }

  @Test
  void aClientThatVanishesBetweenFramesFreesItsResult() throws Exception {
    // A connection of its own, whose sockets all close without a word.
    Connection c = front.connect();
    ResultSet r = c.createStatement().executeQuery("endless");
    assertThat(r.next()).isTrue();
    assertThat(front.engine.open.get()).isEqualTo(1);
    c.abort(Runnable::run);
    front.assertFreed();
    front.sessions.all().forEach(s -> front.sessions.close(s.id()));
  }

  @Test
  void garbageIsRefusedAndHarmless() throws Exception {
    Random random = new Random(11);
    String[] paths = {
      "/", "/session", "/execute", "/prepare", "/catalog", "/client", "/nowhere", "/cancel/a/b"
    };
    for (int i = 0; i < 400; i++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);
      if (i % 5 == 0 && body.length > 0) {
        body[0] = '{';
      }
      HttpURLConnection http =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + front.port() + paths[i % paths.length])
                  .toURL()
                  .openConnection();
      http.setRequestMethod("POST");
      http.setDoOutput(true);
      http.getOutputStream().write(body);
      int status = http.getResponseCode();
      assertThat(status).isNotEqualTo(503);
      try (InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
        if (in != null) {
          in.readAllBytes();
        }
      }
    }
    for (int i = 0; i < 50; i++) {
      try (Socket socket = new Socket("127.0.0.1", front.port())) {
        byte[] noise = new byte[1000];
        random.nextBytes(noise);
        socket.getOutputStream().write(noise);
      }
    }
    front.sessions.all().forEach(s -> front.sessions.close(s.id()));
  }

  @Test
  void damagedMessagesOfTheOwnProtocolAreErrors() throws Exception {
    try (Connection c = front.connect()) {
      byte[] good = message(onlySession(), "SELECT 1");
      Random random = new Random(5);
      for (int i = 0; i < 300; i++) {
        byte[] bad = good.clone();
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
        byte[] cut = java.util.Arrays.copyOf(bad, random.nextInt(bad.length + 1));
        try (Socket socket = post("/execute", cut)) {
          socket.setSoTimeout(3000);
          assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
              .isEqualTo("HTTP/1.1 200");
        }
      }
    }
  }

  @Test
  void slowReadersKeepNobodyWaiting() throws Exception {
    List<Socket> stalled = new ArrayList<>();
    try (Connection c = front.connect()) {
      String session = onlySession();
      for (int i = 0; i < 100; i++) {
        byte[] body = message(session, "rows 10000000");
        body[body.length - 1] = body[body.length - 1];
        // Each under a number of its own, or they would replace each other.
        java.nio.ByteBuffer.wrap(body)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
            .putLong(5 + 4 + session.length() + 5, 1000 + i);
        stalled.add(post("/execute", body));
      }
      long start = System.nanoTime();
      try (Statement s = c.createStatement();
          ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
      }
      assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(2000);
    } finally {
      for (Socket socket : stalled) {
        socket.close();
      }
    }
  }

  @Test
  void requestsBeyondTheLimitAreRefused() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", front.port())) {
      socket
          .getOutputStream()
          .write(
              "POST /execute HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000000\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(3000);
      assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }
}
