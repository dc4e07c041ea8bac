package io.firesteel.server.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.firesteel.core.type.SqlType;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Session zones against client zones, both timestamp types, both edges of daylight saving, and
 * 1582.
 */
class DriverZonesTest {
  private static final TimeZone BEFORE = TimeZone.getDefault();
  private static final List<String> ZONES =
      List.of("UTC", "America/New_York", "Asia/Kathmandu", "Europe/Berlin", "Asia/Tokyo");
  private static final List<String> CLOCKS =
      List.of(
          "2024-06-15T12:34:56.789012",
          "2024-03-10T02:30:00", // does not exist in New York
          "2024-11-03T01:30:00", // twice in New York
          "2024-03-31T02:30:00", // does not exist in Berlin
          "2024-10-27T02:30:00.000001",
          "1969-12-31T23:59:59.999999",
          "1900-01-01T00:00:00",
          "1582-10-15T00:00:00",
          "1582-10-04T23:59:59.5",
          "0001-01-01T00:00:00",
          "9999-12-31T23:59:59.999999");

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
  void restore() {
    TimeZone.setDefault(BEFORE);
  }

  private static long micros(LocalDateTime clock) {
    return Math.addExact(clock.toEpochSecond(ZoneOffset.UTC) * 1_000_000L, clock.getNano() / 1000L);
  }

  /**
   * Days that the old classes do not have: those that the Gregorian reform left out, and year 0.
   */
  private static boolean isMissing(LocalDateTime clock) {
    return clock.getYear() < 1
        || clock.isAfter(LocalDateTime.of(1582, 10, 5, 0, 0).minusNanos(1))
            && clock.isBefore(LocalDateTime.of(1582, 10, 15, 0, 0));
  }

  private static String shown(LocalDateTime clock) {
    String text = clock.toString().replace('T', ' ');
    text = clock.getSecond() == 0 && clock.getNano() == 0 ? text + ":00" : text;
    return text.indexOf('.') < 0 ? text : text.replaceFirst("0+$", "");
  }

  @Test
  void wallClocksAreTheSameInEveryZone() throws Exception {
    List<Long> values = new ArrayList<>();
    CLOCKS.forEach(c -> values.add(micros(LocalDateTime.parse(c))));
    front.engine.register("ntz", SqlType.TIMESTAMP_NTZ, values);
    for (String server : ZONES) {
      for (String client : ZONES) {
        TimeZone.setDefault(TimeZone.getTimeZone(client));
        try (Connection c =
                DriverManager.getConnection(front.url() + "?spark.sql.session.timeZone=" + server);
            Statement s = c.createStatement();
            ResultSet r = s.executeQuery("ntz")) {
          for (String text : CLOCKS) {
            LocalDateTime clock = LocalDateTime.parse(text);
            assertThat(r.next()).isTrue();
            assertThat(r.getString(1)).isEqualTo(shown(clock));
            assertThat(r.getObject(1, LocalDateTime.class)).isEqualTo(clock);
            assertThat(r.getTimestamp(1)).isEqualTo(Timestamp.valueOf(clock));
            assertThat(r.getObject(1)).isEqualTo(Timestamp.valueOf(clock));
            assertThat(r.getObject(1, LocalDate.class)).isEqualTo(clock.toLocalDate());
            assertThat(r.getDate(1)).isEqualTo(Date.valueOf(clock.toLocalDate()));
          }
        }
      }
    }
  }

  @Test
  void instantsAreTheSameInstantInEveryZone() throws Exception {
    List<Long> values = new ArrayList<>();
    CLOCKS.forEach(c -> values.add(micros(LocalDateTime.parse(c))));
    front.engine.register("instants", SqlType.TIMESTAMP, values);
    for (String server : ZONES) {
      ZoneId session = ZoneId.of(server);
      for (String client : ZONES) {
        TimeZone.setDefault(TimeZone.getTimeZone(client));
        try (Connection c =
                DriverManager.getConnection(front.url() + "?spark.sql.session.timeZone=" + server);
            Statement s = c.createStatement();
            ResultSet r = s.executeQuery("instants")) {
          for (String text : CLOCKS) {
            Instant instant = LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            LocalDateTime inSession = LocalDateTime.ofInstant(instant, session);
            assertThat(r.next()).isTrue();
            assertThat(r.getString(1)).isEqualTo(shown(inSession));
            assertThat(r.getObject(1, Instant.class)).isEqualTo(instant);
            assertThat(r.getObject(1, OffsetDateTime.class).toInstant()).isEqualTo(instant);
            assertThat(r.getObject(1, LocalDateTime.class)).isEqualTo(inSession);
            Timestamp timestamp = r.getTimestamp(1);
            if (instant.isAfter(Instant.parse("1930-01-02T00:00:00Z"))) {
              assertThat(timestamp.toInstant()).isEqualTo(instant);
            } else if (!isMissing(LocalDateTime.ofInstant(instant, ZoneId.of(client)))) {
              // Before, the old classes count days differently: what they show is what counts.
              assertThat(timestamp.toLocalDateTime())
                  .isEqualTo(LocalDateTime.ofInstant(instant, ZoneId.of(client)));
            }
          }
        }
      }
    }
  }

  @Test
  void datesAreTheSameDayInEveryZone() throws Exception {
    List<Integer> days = new ArrayList<>();
    for (LocalDate d = LocalDate.of(1582, 10, 1);
        d.isBefore(LocalDate.of(1582, 10, 20));
        d = d.plusDays(1)) {
      days.add((int) d.toEpochDay());
    }
    for (LocalDate d = LocalDate.of(1929, 12, 30);
        d.isBefore(LocalDate.of(2030, 1, 1));
        d = d.plusDays(13)) {
      days.add((int) d.toEpochDay());
    }
    days.add((int) LocalDate.of(1, 1, 1).toEpochDay());
    days.add((int) LocalDate.of(9999, 12, 31).toEpochDay());
    front.engine.register("days", SqlType.DATE, days);
    for (String client : List.of("UTC", "America/Sao_Paulo", "Pacific/Apia", "Asia/Kathmandu")) {
      TimeZone.setDefault(TimeZone.getTimeZone(client));
      try (Connection c = front.connect();
          Statement s = c.createStatement();
          ResultSet r = s.executeQuery("days")) {
        for (int day : days) {
          LocalDate date = LocalDate.ofEpochDay(day);
          assertThat(r.next()).isTrue();
          if (!isMissing(date.atStartOfDay())) {
            assertThat(r.getObject(1)).isEqualTo(Date.valueOf(date));
            assertThat(r.getDate(1).toString()).isEqualTo(date.toString());
          }
          assertThat(r.getString(1)).isEqualTo(date.toString());
          assertThat(r.getObject(1, LocalDate.class)).isEqualTo(date);
        }
      }
    }
  }

  @Test
  void parametersGoTheSameWayBack() throws Exception {
    for (String client : ZONES) {
      TimeZone.setDefault(TimeZone.getTimeZone(client));
      try (Connection c = front.connect();
          PreparedStatement p = c.prepareStatement("params ? ? ? ?")) {
        LocalDateTime clock = LocalDateTime.parse("2024-06-15T12:34:56.789012");
        p.setObject(1, clock);
        p.setTimestamp(2, Timestamp.valueOf(clock));
        p.setDate(3, Date.valueOf("1500-02-28"));
        p.setObject(4, Instant.parse("1500-02-28T00:00:00Z"));
        try (ResultSet r = p.executeQuery()) {
          r.next();
          assertThat(r.getString(1)).isEqualTo("timestamp_ntz:" + micros(clock));
          r.next();
          Instant instant = clock.atZone(ZoneId.of(client)).toInstant();
          assertThat(r.getString(1))
              .isEqualTo("timestamp:" + micros(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)));
          r.next();
          assertThat(r.getString(1)).isEqualTo("date:" + LocalDate.of(1500, 2, 28).toEpochDay());
          r.next();
          assertThat(r.getString(1))
              .isEqualTo("timestamp:" + micros(LocalDateTime.parse("1500-02-28T00:00:00")));
        }
      }
    }
  }
}
