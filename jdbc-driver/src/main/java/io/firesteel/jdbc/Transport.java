package io.firesteel.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The network connections of one JDBC connection: a small pool of its own, so that their end tells
 * the server that the client is gone. Any thread.
 */
final class Transport implements AutoCloseable {
  /** The server answers within five seconds, if only to say that it is still working. */
  private static final int DEFAULT_SOCKET_TIMEOUT_MILLIS = 60_000;

  private final HttpHost host;
  private final CloseableHttpClient client;
  private volatile RequestConfig requestConfig;

  /** A reply's body in an array that may be longer and is used again. */
  static final class Body {
    byte[] bytes = new byte[0];
    int length;
  }

  Transport(ConnectionUrl url) {
    boolean secure = Boolean.parseBoolean(url.properties.getOrDefault("ssl", "false"));
    host = new HttpHost(secure ? "https" : "http", url.host, url.port);
    PoolingHttpClientConnectionManager pool =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setMaxConnPerRoute(32)
            .setMaxConnTotal(32)
            .setDefaultSocketConfig(
                SocketConfig.custom().setTcpNoDelay(true).setRcvBufSize(1 << 18).build())
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.ofSeconds(10))
                    .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                    .build())
            .build();
    client =
        HttpClientBuilder.create()
            .setConnectionManager(pool)
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .disableDefaultUserAgent()
            .build();
    setTimeout(0);
  }

  /** The longest silence of the server that is borne; 0 for the default. */
  void setTimeout(int millis) {
    requestConfig = config(millis <= 0 ? DEFAULT_SOCKET_TIMEOUT_MILLIS : millis);
  }

  private static RequestConfig config(int responseMillis) {
    return RequestConfig.custom()
        .setResponseTimeout(responseMillis, TimeUnit.MILLISECONDS)
        .setConnectionRequestTimeout(30, TimeUnit.SECONDS)
        .setExpectContinueEnabled(false)
        .build();
  }

  void post(String path, MessageWriter message, Body reply) throws SQLException {
    HttpPost request = new HttpPost(path);
    int length = message == null ? 0 : message.size();
    byte[] bytes = message == null ? new byte[0] : message.array();
    request.setEntity(new ByteArrayEntity(bytes, 0, length, null));
    exchange(request, reply);
  }

  void get(String path, Body reply) throws SQLException {
    exchange(new HttpGet(path), reply);
  }

  void get(String path, Body reply, int timeoutMillis) throws SQLException {
    HttpGet request = new HttpGet(path);
    request.setConfig(config(timeoutMillis));
    exchange(request, reply);
  }

  private void exchange(HttpUriRequestBase request, Body reply) throws SQLException {
    if (request.getConfig() == null) {
      request.setConfig(requestConfig);
    }
    int status;
    try {
      status = client.execute(host, request, response -> read(response, reply));
    } catch (IOException | IllegalStateException e) {
      throw lost(e);
    }
    if (status != 200) {
      throw SqlErrors.of(refusal(status), status == 401 ? "28000" : "08004");
    }
  }

  private String refusal(int status) {
    switch (status) {
      case 401:
        return "The server at " + host.toHostString() + " does not accept the credentials.";
      case 404:
        return "The server at " + host.toHostString() + " is not a Firesteel server (HTTP 404).";
      case 413:
        return "The statement and its parameters are larger than the server accepts.";
      default:
        return "The server at " + host.toHostString() + " answered HTTP " + status + ".";
    }
  }

  private SQLException lost(Exception e) {
    String where = host.toHostString();
    if (e instanceof HttpHostConnectException || e instanceof ConnectException) {
      return SqlErrors.of("No server answers at " + where + ": connection refused.", "08001", e);
    }
    if (e instanceof UnknownHostException) {
      return SqlErrors.of("The host of " + where + " is not known.", "08001", e);
    }
    if (e instanceof ConnectTimeoutException) {
      return SqlErrors.of("No server answers at " + where + " in time.", "08001", e);
    }
    if (e instanceof SocketTimeoutException) {
      return SqlErrors.of("The server at " + where + " has stopped answering.", "08006", e);
    }
    return SqlErrors.of(
        "The connection to " + where + " was lost: " + e.getMessage() + ".", "08006", e);
  }

  private static Integer read(ClassicHttpResponse response, Body reply) throws IOException {
    HttpEntity entity = response.getEntity();
    reply.length = 0;
    if (entity == null) {
      return response.getCode();
    }
    long length = entity.getContentLength();
    try (InputStream in = entity.getContent()) {
      if (length > Integer.MAX_VALUE - 16) {
        throw new IOException("a reply of " + length + " bytes");
      }
      if (length >= 0) {
        if (reply.bytes.length < length) {
          reply.bytes = new byte[(int) Math.max(length, Math.min(length + length / 8, 8 << 20))];
        }
        int at = 0;
        while (at < length) {
          int n = in.read(reply.bytes, at, (int) length - at);
          if (n < 0) {
            throw new IOException("the reply ends too early");
          }
          at += n;
        }
        reply.length = at;
      } else {
        reply.bytes = in.readAllBytes();
        reply.length = reply.bytes.length;
      }
    }
    return response.getCode();
  }

  @Override
  public void close() {
    client.close(org.apache.hc.core5.io.CloseMode.IMMEDIATE);
  }
}
