package io.firesteel.server.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriverRoundTripTest {
  private static TestFront front;

  @BeforeAll
  static void start() throws Exception {
    front = new TestFront();
  }

  @AfterAll
  static void stop() throws Exception {
    front.close();
  }

  @Test
  void selectOneGivesOneRow() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("SELECT 1")) {
      assertThat(r.next()).isTrue();
      assertThat(r.getInt(1)).isEqualTo(1);
      assertThat(r.getObject("1")).isEqualTo(1);
      assertThat(r.next()).isFalse();
    }
    front.assertFreed();
  }

  @Test
  void manyRowsArriveInOrder() throws Exception {
    for (int fetch : new int[] {0, 1, 100, 2048, 5000}) {
      long n = fetch == 1 ? 50 : 300_001;
      try (Connection c = front.connect();
          Statement s = c.createStatement()) {
        s.setFetchSize(fetch);
        try (ResultSet r = s.executeQuery("rows " + n)) {
          long expected = 0;
          while (r.next()) {
            assertThat(r.getLong(1)).isEqualTo(expected++);
          }
          assertThat(expected).isEqualTo(n);
        }
      }
    }
    front.assertFreed();
  }

  @Test
  void maxRowsActsOnTheServer() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      s.setMaxRows(5000);
      int before = front.engine.batches.get();
      int n = 0;
      try (ResultSet r = s.executeQuery("endless")) {
        while (r.next()) {
          n++;
        }
      }
      assertThat(n).isEqualTo(5000);
      assertThat(front.engine.batches.get() - before).isEqualTo(3);
    }
    front.assertFreed();
  }

  @Test
  void aResultThatIsClosedEarlyIsFreed() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      try (ResultSet r = s.executeQuery("endless")) {
        for (int i = 0; i < 100_000; i++) {
          assertThat(r.next()).isTrue();
        }
      }
      front.assertFreed();
      try (ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
      }
    }
  }

  @Test
  void anUnreadResultIsNotProducedAheadOfItsReader() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      int before = front.engine.batches.get();
      try (ResultSet r = s.executeQuery("endless")) {
        assertThat(r.next()).isTrue();
        Thread.sleep(300);
        assertThat(front.engine.batches.get() - before).isLessThan(120);
      }
    }
  }

  @Test
  void cancelFromAnotherThreadEndsAStatementThatHangs() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      for (int round = 0; round < 3; round++) {
        CompletableFuture<SQLException> failure = new CompletableFuture<>();
        Thread runner =
            new Thread(
                () -> {
                  try {
                    s.executeQuery("hang");
                    failure.complete(null);
                  } catch (SQLException e) {
                    failure.complete(e);
                  }
                });
        runner.start();
        Thread.sleep(50 + round * 100L);
        long start = System.nanoTime();
        s.cancel();
        SQLException e = failure.get(5, TimeUnit.SECONDS);
        assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(1000);
        assertThat(e.getSQLState()).isEqualTo("57014");
        assertThat(e.getMessage()).startsWith("[QUERY_CANCELLED]");
      }
      front.assertFreed();
      try (ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
      }
    }
  }

  @Test
  void cancelOfAnIdleStatementDoesNotPoisonIt() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      s.cancel();
      try (ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
        s.cancel();
      }
      try (ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
      }
    }
  }

  @Test
  void aQueryTimeoutEndsTheStatementOnTheServer() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      s.setQueryTimeout(1);
      long start = System.nanoTime();
      assertThatThrownBy(() -> s.executeQuery("hang"))
          .isInstanceOf(SQLTimeoutException.class)
          .hasMessageContaining("1 s")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("HYT00");
      assertThat((System.nanoTime() - start) / 1_000_000).isBetween(900L, 2000L);
      front.assertFreed();
      s.setQueryTimeout(0);
      try (ResultSet r = s.executeQuery("SELECT 1")) {
        assertThat(r.next()).isTrue();
      }
    }
  }

  @Test
  void aStatementThatTakesLongerThanAReplyIsAwaited() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("sleep 5600")) {
      assertThat(r.next()).isTrue();
      assertThat(r.next()).isFalse();
    }
  }

  @Test
  void rowsThatTrickleArriveAsTheyCome() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("trickle 400")) {
      long start = System.nanoTime();
      assertThat(r.next()).isTrue();
      assertThat((System.nanoTime() - start) / 1_000_000).isLessThan(600);
      int n = 1;
      while (r.next()) {
        n++;
      }
      assertThat(n).isEqualTo(5);
    }
  }

  @Test
  void errorsHaveConditionStateAndPlace() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      assertThatThrownBy(() -> s.execute("syntax here"))
          .isInstanceOf(SQLSyntaxErrorException.class)
          .hasMessageStartingWith("[PARSE_SYNTAX_ERROR] ")
          .hasMessageContaining("SQLSTATE: 42601")
          .hasMessageContaining("^^^^^^");
      assertThatThrownBy(
              () -> {
                try (ResultSet r = s.executeQuery("fail")) {
                  while (r.next()) {
                    r.getLong(1);
                  }
                }
              })
          .hasMessageContaining("DIVIDE_BY_ZERO")
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("22012");
      assertThatThrownBy(() -> s.executeQuery("bug"))
          .hasMessageContaining("INTERNAL_ERROR")
          .hasMessageNotContaining("secret");
    }
    front.assertFreed();
  }

  @Test
  void updateCountsAreThoseOfTheEngine() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      assertThat(s.executeUpdate("insert 42")).isEqualTo(42);
      assertThat(s.execute("ddl")).isFalse();
      assertThat(s.getUpdateCount()).isZero();
      assertThat(s.getMoreResults()).isFalse();
      assertThat(s.getUpdateCount()).isEqualTo(-1);
      s.addBatch("insert 1");
      s.addBatch("insert 2");
      assertThat(s.executeBatch()).containsExactly(1, 2);
    }
  }

  @Test
  void preparedStatementsSendTypedParameters() throws Exception {
    try (Connection c = front.connect();
        PreparedStatement p = c.prepareStatement("params ? ? ? ? ?")) {
      assertThat(p.getParameterMetaData().getParameterCount()).isEqualTo(5);
      p.setInt(1, 7);
      p.setString(2, "h\u00e4");
      p.setBigDecimal(3, new java.math.BigDecimal("12.345"));
      p.setObject(4, java.time.LocalDate.of(1500, 1, 1));
      p.setNull(5, java.sql.Types.BIGINT);
      StringBuilder all = new StringBuilder();
      try (ResultSet r = p.executeQuery()) {
        while (r.next()) {
          all.append(r.getString(1)).append('\n');
        }
      }
      assertThat(all.toString())
          .isEqualTo(
              "int:7\nstring:h\u00e4\ndecimal(5,3):12.345\ndate:"
                  + java.time.LocalDate.of(1500, 1, 1).toEpochDay()
                  + "\nbigint:null\n");
    }
  }

  @Test
  void aBatchOfParametersIsOneRequestWithACountEach() throws Exception {
    try (Connection c = front.connect();
        PreparedStatement p = c.prepareStatement("insert 3 ?")) {
      for (int i = 0; i < 4; i++) {
        p.setInt(1, i);
        p.addBatch();
      }
      assertThat(p.executeBatch()).containsExactly(3, 3, 3, 3);
    }
  }

  @Test
  void theSessionKnowsItsDatabaseAndSettings() throws Exception {
    try (Connection c =
        java.sql.DriverManager.getConnection(
            front.url() + "/sales?spark.sql.session.timeZone=Asia/Tokyo;user=ann")) {
      assertThat(c.getSchema()).isEqualTo("sales");
      assertThat(c.getCatalog()).isEqualTo("spark_catalog");
      c.setSchema("other");
      assertThat(c.getSchema()).isEqualTo("other");
      assertThat(c.getMetaData().getUserName()).isEqualTo("ann");
    }
  }

  @Test
  void aClosedSessionIsAnErrorOfClass08() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      assertThat(c.isValid(1)).isTrue();
      front.sessions.all().forEach(session -> front.sessions.close(session.id()));
      assertThatThrownBy(() -> s.executeQuery("SELECT 1"))
          .isInstanceOf(java.sql.SQLNonTransientConnectionException.class)
          .extracting(e -> ((SQLException) e).getSQLState())
          .isEqualTo("08003");
      assertThat(c.isValid(1)).isFalse();
    }
    assertThatThrownBy(() -> java.sql.DriverManager.getConnection("jdbc:firesteel://127.0.0.1:1"))
        .isInstanceOf(java.sql.SQLNonTransientConnectionException.class)
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  @Test
  void tenMegabytesOfSqlPass() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement()) {
      assertThat(s.executeUpdate("insert 9 " + "x".repeat(10 << 20))).isEqualTo(9);
    }
  }

  @Test
  void warningsReachTheStatement() throws Exception {
    try (Connection c = front.connect();
        Statement s = c.createStatement();
        ResultSet r = s.executeQuery("warn")) {
      assertThat(s.getWarnings().getMessage()).isEqualTo("mind the gap");
    }
  }

  @Test
  void closingTheConnectionFreesWhatItLeftOpen() throws Exception {
    Connection c = front.connect();
    ResultSet r = c.createStatement().executeQuery("endless");
    assertThat(r.next()).isTrue();
    c.close();
    front.assertFreed();
  }
}
