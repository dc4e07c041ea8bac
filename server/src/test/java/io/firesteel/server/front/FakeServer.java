package io.firesteel.server.front;

import io.firesteel.core.type.SqlType;
import io.firesteel.core.vector.Batch;
import io.firesteel.core.vector.ByteSlice;
import io.firesteel.core.vector.BytesVector;
import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import io.firesteel.core.vector.IntVector;
import io.firesteel.core.vector.LongVector;
import io.firesteel.core.vector.Validity;
import io.firesteel.server.query.FakeEngine;
import io.firesteel.server.query.OutputColumn;
import io.trino.tpch.LineItem;
import io.trino.tpch.LineItemGenerator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A server with the fake engine and TPC-H's lineitem in memory, to measure with: {@code FakeServer
 * PORT}.
 */
public final class FakeServer {
  private static final int ROWS = 2048;
  private static final int DISTINCT_BATCHES = 120;
  private static final int BATCHES = 2930; // scale factor 1

  private FakeServer() {}

  public static void main(String[] args) throws Exception {
    TestFront front = new TestFront(Integer.parseInt(args[0]));
    List<Batch> some = new ArrayList<>();
    Iterator<LineItem> items = new LineItemGenerator(1, 1, 1500).iterator();
    List<LineItem> rows = new ArrayList<>();
    while (items.hasNext() && some.size() < DISTINCT_BATCHES) {
      rows.add(items.next());
      if (rows.size() == ROWS) {
        some.add(batch(rows));
        rows.clear();
      }
    }
    List<Batch> all = new ArrayList<>();
    for (int i = 0; i < BATCHES; i++) {
      all.add(some.get(i % some.size()));
    }
    FakeEngine.Answer lineitem = new FakeEngine.Answer(columns(), all);
    front.engine.register("lineitem", lineitem);
    if (args.length > 1) {
      front.engine.register(args[1], lineitem);
    }
    System.out.println("ready " + front.port());
    Thread.currentThread().join();
  }

  private static List<OutputColumn> columns() {
    SqlType money = SqlType.decimal(15, 2);
    Map<String, SqlType> types = new LinkedHashMap<>();
    types.put("l_orderkey", SqlType.BIGINT);
    types.put("l_partkey", SqlType.BIGINT);
    types.put("l_suppkey", SqlType.BIGINT);
    types.put("l_linenumber", SqlType.INT);
    types.put("l_quantity", money);
    types.put("l_extendedprice", money);
    types.put("l_discount", money);
    types.put("l_tax", money);
    types.put("l_returnflag", SqlType.STRING);
    types.put("l_linestatus", SqlType.STRING);
    types.put("l_shipdate", SqlType.DATE);
    types.put("l_commitdate", SqlType.DATE);
    types.put("l_receiptdate", SqlType.DATE);
    types.put("l_shipinstruct", SqlType.STRING);
    types.put("l_shipmode", SqlType.STRING);
    types.put("l_comment", SqlType.STRING);
    List<OutputColumn> all = new ArrayList<>();
    types.forEach((name, type) -> all.add(new OutputColumn(name, type, true)));
    return all;
  }

  private interface LongOf {
    long get(LineItem item);
  }

  private interface TextOf {
    String get(LineItem item);
  }

  private static Batch batch(List<LineItem> rows) {
    return new Batch(
        new ColumnVector[] {
          longs(rows, LineItem::getOrderKey),
          longs(rows, LineItem::getPartKey),
          longs(rows, LineItem::getSupplierKey),
          ints(rows, LineItem::getLineNumber),
          longs(rows, i -> i.getQuantity() * 100),
          longs(rows, LineItem::getExtendedPriceInCents),
          longs(rows, LineItem::getDiscountPercent),
          longs(rows, LineItem::getTaxPercent),
          dictionary(rows, LineItem::getReturnFlag),
          dictionary(rows, LineItem::getStatus),
          ints(rows, LineItem::getShipDate),
          ints(rows, LineItem::getCommitDate),
          ints(rows, LineItem::getReceiptDate),
          dictionary(rows, LineItem::getShipInstructions),
          dictionary(rows, LineItem::getShipMode),
          texts(rows, LineItem::getComment)
        },
        rows.size());
  }

  private static LongVector longs(List<LineItem> rows, LongOf of) {
    long[] values = rows.stream().mapToLong(of::get).toArray();
    return new LongVector(values, Validity.ALL, values.length);
  }

  private static IntVector ints(List<LineItem> rows, LongOf of) {
    int[] values = rows.stream().mapToInt(i -> (int) of.get(i)).toArray();
    return new IntVector(values, Validity.ALL, values.length);
  }

  private static final Map<String, BytesVector> DICTIONARIES = new LinkedHashMap<>();

  private static DictionaryVector dictionary(List<LineItem> rows, TextOf of) {
    List<String> entries = rows.stream().map(of::get).distinct().sorted().toList();
    BytesVector shared =
        DICTIONARIES.computeIfAbsent(
            entries.toString(), k -> BytesVector.of(entries.toArray(new String[0])));
    int[] codes = rows.stream().mapToInt(i -> entries.indexOf(of.get(i))).toArray();
    return new DictionaryVector(shared, codes, Validity.ALL, codes.length, true);
  }

  private static BytesVector texts(List<LineItem> rows, TextOf of) {
    return BytesVector.of(
        rows.stream().map(i -> ByteSlice.of(of.get(i))).toArray(ByteSlice[]::new));
  }
}
