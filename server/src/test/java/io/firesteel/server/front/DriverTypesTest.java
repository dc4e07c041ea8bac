package io.firesteel.server.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.MapValue;
import io.firesteel.core.vector.Validity;
import io.firesteel.core.vector.Vectors;
import io.firesteel.server.query.FakeEngine;
import io.firesteel.server.query.OutputColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.Statement;
import java.sql.Struct;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DriverTypesTest {
  private static TestFront front;
  private static Connection connection;

  @BeforeAll
  static void start() throws Exception {
    front = new TestFront();
    connection = front.connect();
  }

  @AfterAll
  static void stop() throws Exception {
    connection.close();
    front.close();
  }

  private interface Check {
    void row(ResultSet result) throws Exception;
  }

  /** Reads one column of the values, row by row. */
  private static void read(SqlType type, List<?> values, Check... checks) throws Exception {
    front.engine.register("typed", type, values);
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("typed")) {
      assertThat(r.getMetaData().getColumnTypeName(1)).isEqualTo(type.simpleName());
      for (Check check : checks) {
        assertThat(r.next()).isTrue();
        check.row(r);
      }
      assertThat(r.next()).isFalse();
    }
  }

  private static void objects(SqlType type, List<?> values, Object... expected) throws Exception {
    Check[] checks = new Check[expected.length];
    for (int i = 0; i < expected.length; i++) {
      Object want = expected[i];
      checks[i] =
          r -> {
            Object got = r.getObject(1);
            assertThat(got).isEqualTo(want);
            assertThat(r.wasNull()).isEqualTo(want == null);
            if (got != null) {
              assertThat(Class.forName(r.getMetaData().getColumnClassName(1)).isInstance(got))
                  .isTrue();
            }
          };
    }
    read(type, values, checks);
  }

  private static void texts(SqlType type, List<?> values, String... expected) throws Exception {
    Check[] checks = new Check[expected.length];
    for (int i = 0; i < expected.length; i++) {
      String want = expected[i];
      checks[i] = r -> assertThat(r.getString(1)).isEqualTo(want);
    }
    read(type, values, checks);
  }

  @Test
  void integersOfEveryWidthKeepTheirExtremes() throws Exception {
    objects(SqlType.TINYINT, Arrays.asList(-128, null, 127), (byte) -128, null, (byte) 127);
    objects(SqlType.SMALLINT, Arrays.asList(-32768, 32767), (short) -32768, (short) 32767);
    objects(
        SqlType.INT,
        Arrays.asList(Integer.MIN_VALUE, null, Integer.MAX_VALUE),
        Integer.MIN_VALUE,
        null,
        Integer.MAX_VALUE);
    objects(
        SqlType.BIGINT,
        Arrays.asList(Long.MIN_VALUE, 0L, Long.MAX_VALUE),
        Long.MIN_VALUE,
        0L,
        Long.MAX_VALUE);
    for (long width : new long[] {200, 60_000, 4_000_000_000L, 1L << 50}) {
      objects(
          SqlType.BIGINT, Arrays.asList(-5L, -5 + width, null, -4L), -5L, -5 + width, null, -4L);
    }
    objects(SqlType.BIGINT, Arrays.asList(7L, 7L, 7L), 7L, 7L, 7L);
    objects(SqlType.BIGINT, Arrays.asList(null, null), null, null);
  }

  @Test
  void tooLargeNumbersAreErrorsNotWraps() throws Exception {
    read(
        SqlType.BIGINT,
        List.of(1L << 40),
        r -> {
          assertThatThrownBy(() -> r.getInt(1)).isInstanceOf(SQLDataException.class);
          assertThatThrownBy(() -> r.getByte(1)).isInstanceOf(SQLDataException.class);
          assertThat(r.getLong(1)).isEqualTo(1L << 40);
          assertThat(r.getDouble(1)).isEqualTo((double) (1L << 40));
          assertThat(r.getBigDecimal(1)).isEqualTo(BigDecimal.valueOf(1L << 40));
        });
  }

  @Test
  void stringsReadAsNumbersAndOtherThings() throws Exception {
    read(
        SqlType.STRING,
        List.of(ByteSlice.of("42"), ByteSlice.of("x"), ByteSlice.of("2020-02-03 04:05:06.789")),
        r -> {
          assertThat(r.getInt(1)).isEqualTo(42);
          assertThat(r.getObject(1, Long.class)).isEqualTo(42L);
          assertThat(r.getBytes(1)).containsExactly('4', '2');
        },
        r -> assertThatThrownBy(() -> r.getInt(1)).isInstanceOf(SQLDataException.class),
        r -> {
          assertThat(r.getObject(1, LocalDate.class)).isEqualTo(LocalDate.of(2020, 2, 3));
          assertThat(r.getTimestamp(1))
              .isEqualTo(java.sql.Timestamp.valueOf("2020-02-03 04:05:06.789"));
        });
  }

  @Test
  void floatsKeepSpecialValues() throws Exception {
    objects(
        SqlType.DOUBLE,
        Arrays.asList(Double.NaN, Double.NEGATIVE_INFINITY, -0.0, null, Double.MIN_VALUE),
        Double.NaN,
        Double.NEGATIVE_INFINITY,
        -0.0,
        null,
        Double.MIN_VALUE);
    objects(SqlType.FLOAT, Arrays.asList(1.1f, null, Float.NaN), 1.1f, null, Float.NaN);
    texts(SqlType.DOUBLE, Arrays.asList(1e10, 1.0, Double.NaN), "1.0E10", "1.0", "NaN");
  }

  @Test
  void decimalsKeepThirtyEightDigits() throws Exception {
    BigDecimal large = new BigDecimal("12345678901234567890123456789.012345678");
    BigDecimal negative = new BigDecimal("-99999999999999999999999999999.999999999");
    objects(
        SqlType.decimal(38, 9),
        Arrays.asList(large, null, negative, new BigDecimal("1").setScale(9)),
        large,
        null,
        negative,
        new BigDecimal("1.000000000"));
    objects(
        SqlType.decimal(38, 0),
        List.of(new BigDecimal(BigInteger.TEN.pow(38).subtract(BigInteger.ONE))),
        new BigDecimal("99999999999999999999999999999999999999"));
    objects(
        SqlType.decimal(30, 2),
        Arrays.asList(new BigDecimal("1.00"), null, new BigDecimal("-2.50")),
        new BigDecimal("1.00"),
        null,
        new BigDecimal("-2.50"));
    objects(
        SqlType.decimal(10, 2),
        Arrays.asList(new BigDecimal("12345678.90"), null),
        new BigDecimal("12345678.90"),
        null);
    texts(
        SqlType.decimal(38, 18),
        List.of(new BigDecimal("0.000000100000000000")),
        "0.000000100000000000");
  }

  @Test
  void stringsOfAllAlphabets() throws Exception {
    String wide = "\u00e4\u0130\u65e5\u672c\ud83d\ude00";
    objects(
        SqlType.STRING,
        Arrays.asList(ByteSlice.of(""), null, ByteSlice.of(wide), ByteSlice.of("plain")),
        "",
        null,
        wide,
        "plain");
    objects(SqlType.BOOLEAN, Arrays.asList(true, null, false), true, null, false);
    texts(
        SqlType.BINARY,
        List.of(ByteSlice.of("AB"), ByteSlice.of(new byte[] {(byte) 0xff, 0x01})),
        "AB",
        "FF01");
    read(
        SqlType.BINARY,
        List.of(ByteSlice.of(new byte[] {1, 2})),
        r -> {
          assertThat((byte[]) r.getObject(1)).containsExactly(1, 2);
          assertThat(r.getBinaryStream(1).readAllBytes()).containsExactly(1, 2);
        });
  }

  @Test
  void voidIsNull() throws Exception {
    objects(SqlType.VOID, Arrays.asList(null, null), null, null);
  }

  @Test
  void timesAndIntervals() throws Exception {
    objects(
        SqlType.TIME,
        Arrays.asList(0L, 86_399_999_999_000L, null),
        LocalTime.MIDNIGHT,
        LocalTime.of(23, 59, 59, 999_999_000),
        null);
    texts(SqlType.TIME, List.of(45_296_120_000_000L), "12:34:56.12");
    objects(
        SqlType.YEAR_MONTH,
        Arrays.asList(14, -14, null),
        Period.of(1, 2, 0),
        Period.of(-1, -2, 0),
        null);
    texts(
        SqlType.YEAR_MONTH,
        Arrays.asList(14, -14, null),
        "INTERVAL '1-2' YEAR TO MONTH",
        "INTERVAL '-1-2' YEAR TO MONTH",
        null);
    texts(new SqlType.YearMonthIntervalType(1, 1), List.of(14), "INTERVAL '14' MONTH");
    texts(new SqlType.YearMonthIntervalType(0, 0), List.of(36), "INTERVAL '3' YEAR");
    objects(
        SqlType.DAY_TIME,
        Arrays.asList(93_784_500_000L, -1L),
        Duration.ofNanos(93_784_500_000_000L),
        Duration.ofNanos(-1000));
    texts(
        SqlType.DAY_TIME,
        Arrays.asList(93_784_500_000L, -500_000L, Long.MIN_VALUE),
        "INTERVAL '1 02:03:04.5' DAY TO SECOND",
        "INTERVAL '-0 00:00:00.5' DAY TO SECOND",
        "INTERVAL '-106751991 04:00:54.775808' DAY TO SECOND");
    texts(
        new SqlType.DayTimeIntervalType(1, 3),
        List.of(93_784_000_000L),
        "INTERVAL '26:03:04' HOUR TO SECOND");
    texts(new SqlType.DayTimeIntervalType(3, 3), List.of(4_500_000L), "INTERVAL '04.5' SECOND");
    texts(
        new SqlType.DayTimeIntervalType(0, 1),
        List.of(-273_600_000_000L),
        "INTERVAL '-3 04' DAY TO HOUR");
    texts(new SqlType.DayTimeIntervalType(0, 0), List.of(0L), "INTERVAL '0' DAY");
    texts(
        SqlType.CALENDAR_INTERVAL,
        List.of(
            Arrays.asList(14, 25, 18_367_500_000L),
            Arrays.asList(-2, 4, -7_500_000L),
            Arrays.asList(0, 0, 0L)),
        "1 years 2 months 25 days 5 hours 6 minutes 7.5 seconds",
        "-2 months 4 days -7.5 seconds",
        "0 seconds");
  }

  @Test
  void nestedValuesWithNullsEverywhere() throws Exception {
    SqlType ints = SqlType.array(SqlType.INT);
    read(
        ints,
        Arrays.asList(Arrays.asList(1, null, 3), null, List.of()),
        r -> {
          Array array = r.getArray(1);
          assertThat((Object[]) array.getArray()).containsExactly(1, null, 3);
          assertThat(array.getBaseTypeName()).isEqualTo("int");
          assertThat(r.getString(1)).isEqualTo("[1, null, 3]");
          try (ResultSet elements = array.getResultSet()) {
            assertThat(elements.next()).isTrue();
            assertThat(elements.getInt("INDEX")).isEqualTo(1);
            assertThat(elements.getInt("VALUE")).isEqualTo(1);
          }
        },
        r -> {
          assertThat(r.getArray(1)).isNull();
          assertThat(r.wasNull()).isTrue();
        },
        r -> assertThat((Object[]) r.getArray(1).getArray()).isEmpty());
    SqlType struct =
        SqlType.struct(
            List.of(
                SqlType.field("a", SqlType.INT),
                SqlType.field("b", SqlType.array(SqlType.STRING)),
                SqlType.field("c", SqlType.decimal(38, 2))));
    read(
        SqlType.array(struct),
        Arrays.asList(
            Arrays.asList(
                Arrays.asList(1, Arrays.asList(ByteSlice.of("x"), null), new BigDecimal("0.10")),
                null,
                Arrays.asList(null, null, null))),
        r -> {
          Object[] all = (Object[]) r.getArray(1).getArray();
          Object[] first = ((Struct) all[0]).getAttributes();
          assertThat(first[0]).isEqualTo(1);
          assertThat((Object[]) ((Array) first[1]).getArray()).containsExactly("x", null);
          assertThat(first[2]).isEqualTo(new BigDecimal("0.10"));
          assertThat(all[1]).isNull();
          assertThat(((Struct) all[2]).getAttributes()).containsExactly(null, null, null);
          assertThat(r.getString(1)).isEqualTo("[{1, [x, null], 0.10}, null, {null, null, null}]");
        });
    read(
        SqlType.map(SqlType.STRING, SqlType.BIGINT),
        Arrays.asList(
            new MapValue(List.of(ByteSlice.of("a"), ByteSlice.of("b")), Arrays.asList(1L, null)),
            null),
        r -> {
          Map<?, ?> map = (Map<?, ?>) r.getObject(1);
          assertThat(map.get("a")).isEqualTo(1L);
          assertThat(map.containsKey("b")).isTrue();
          assertThat(r.getString(1)).isEqualTo("{a -> 1, b -> null}");
        },
        r -> assertThat(r.getObject(1)).isNull());
  }

  @Test
  void dictionariesAndConstantsTravelAsTheyAre() throws Exception {
    Random random = new Random(7);
    BytesVector small = BytesVector.of("red", "green", "blue");
    BytesVector other = BytesVector.of("green", "black");
    String[] manyEntries = new String[5000];
    for (int i = 0; i < manyEntries.length; i++) {
      manyEntries[i] = "entry " + i;
    }
    BytesVector large = BytesVector.of(manyEntries);
    List<String> expected = new ArrayList<>();
    List<Batch> batches = new ArrayList<>();
    for (int b = 0; b < 30; b++) {
      BytesVector dictionary = b % 3 == 0 ? small : b % 3 == 1 ? other : large;
      int n = 1 + random.nextInt(2000);
      int[] codes = new int[n];
      boolean[] nulls = new boolean[n];
      for (int i = 0; i < n; i++) {
        codes[i] = random.nextInt(dictionary.length());
        nulls[i] = b % 2 == 0 && random.nextInt(10) == 0;
        expected.add(
            (nulls[i] ? null : dictionary.getString(codes[i])) + "/" + (b < 29 ? "7" : "8"));
      }
      batches.add(
          new Batch(
              new ColumnVector[] {
                new DictionaryVector(dictionary, codes, Validity.ofNulls(nulls, n), n, true),
                Vectors.constant(SqlType.INT, b < 29 ? 7 : 8, n)
              },
              n));
    }
    front.engine.register(
        "coded",
        new FakeEngine.Answer(
            List.of(
                new OutputColumn("s", SqlType.STRING, true),
                new OutputColumn("c", SqlType.INT, true)),
            batches));
    for (int fetch : new int[] {0, 777}) {
      List<String> got = new ArrayList<>();
      try (Statement s = connection.createStatement()) {
        s.setFetchSize(fetch);
        try (ResultSet r = s.executeQuery("coded")) {
          while (r.next()) {
            got.add(r.getObject(1) + "/" + r.getInt(2));
          }
        }
      }
      assertThat(got).isEqualTo(expected);
    }
  }

  @Test
  void hugeValuesAreCutIntoSeveralFrames() throws Exception {
    byte[] megabyte = new byte[1 << 20];
    Arrays.fill(megabyte, (byte) 'x');
    List<ByteSlice> values = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      values.add(ByteSlice.of(megabyte));
    }
    front.engine.register("huge", SqlType.STRING, values);
    int rows = 0;
    try (Statement s = connection.createStatement();
        ResultSet r = s.executeQuery("huge")) {
      while (r.next()) {
        assertThat(r.getString(1)).hasSize(1 << 20);
        rows++;
      }
    }
    assertThat(rows).isEqualTo(40);
  }
}
