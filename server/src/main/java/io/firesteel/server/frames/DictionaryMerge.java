package io.firesteel.server.frames;

import io.firesteel.core.vector.ColumnVector;
import io.firesteel.core.vector.DictionaryVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several dictionary vectors as codes into one dictionary: the dictionaries one after the other,
 * each cut down to the entries in use if it is large beside the rows.
 */
final class DictionaryMerge {
  private final int[] codes;
  private final List<ColumnVector> dictionaries;
  private final int entries;

  private DictionaryMerge(int[] codes, List<ColumnVector> dictionaries, int entries) {
    this.codes = codes;
    this.dictionaries = dictionaries;
    this.entries = entries;
  }

  static boolean allDictionaries(List<ColumnVector> parts) {
    for (ColumnVector part : parts) {
      if (!(part instanceof DictionaryVector d) || d.dictionary().length() == 0) {
        return false;
      }
    }
    return true;
  }

  /** Null if so many entries are in use that a dictionary would be no gain. */
  static DictionaryMerge of(List<ColumnVector> parts, int rows) {
    Map<ColumnVector, List<Part>> byDictionary = new IdentityHashMap<>();
    List<ColumnVector> order = new ArrayList<>();
    int row = 0;
    for (ColumnVector part : parts) {
      DictionaryVector d = (DictionaryVector) part;
      byDictionary
          .computeIfAbsent(
              d.dictionary(),
              k -> {
                order.add(k);
                return new ArrayList<>();
              })
          .add(new Part(d, row));
      row += part.length();
    }
    int[] codes = new int[rows];
    List<ColumnVector> dictionaries = new ArrayList<>();
    int base = 0;
    for (ColumnVector dictionary : order) {
      List<Part> users = byDictionary.get(dictionary);
      int used = 0;
      for (Part user : users) {
        used += user.vector.length();
      }
      if (dictionary.length() <= Math.max(16, used / 4)) {
        for (Part user : users) {
          user.copy(codes, base);
        }
        dictionaries.add(dictionary);
        base += dictionary.length();
        continue;
      }
      int[] renumbered = new int[dictionary.length()];
      Arrays.fill(renumbered, -1);
      int[] kept = new int[Math.min(used, dictionary.length()) + 1];
      int count = 0;
      for (Part user : users) {
        count = user.renumber(codes, base, renumbered, kept, count);
      }
      if (count > used / 2 + 16) {
        return null;
      }
      dictionaries.add(dictionary.select(kept, Math.max(1, count)));
      base += Math.max(1, count);
    }
    return new DictionaryMerge(codes, dictionaries, base);
  }

  int[] codes() {
    return codes;
  }

  List<ColumnVector> dictionaries() {
    return dictionaries;
  }

  int entries() {
    return entries;
  }

  private record Part(DictionaryVector vector, int row) {
    void copy(int[] to, int base) {
      int[] from = vector.codes();
      for (int i = 0; i < vector.length(); i++) {
        to[row + i] = from[i] + base;
      }
    }

    int renumber(int[] to, int base, int[] renumbered, int[] kept, int count) {
      int[] from = vector.codes();
      boolean nulls = vector.mayHaveNulls();
      for (int i = 0; i < vector.length(); i++) {
        if (nulls && vector.isNull(i)) {
          to[row + i] = base;
          continue;
        }
        int code = renumbered[from[i]];
        if (code < 0) {
          code = count++;
          renumbered[from[i]] = code;
          kept[code] = from[i];
        }
        to[row + i] = base + code;
      }
      return count;
    }
  }
}
