package io.firesteel.storage.parquet;

import java.util.ArrayList;
import java.util.List;

/**
 * Idle arrays between readers: filling a large array again costs less than clearing a new one.
 * Bounded; thread-safe.
 */
final class BufferPool {
  private static final int MAX_ARRAYS = 128;

  private final long capacity;
  private final List<byte[]> idle = new ArrayList<>();
  private long bytes;

  BufferPool(long capacity) {
    this.capacity = capacity;
  }

  /** The smallest idle array of [least, most] bytes, or null. Content is arbitrary. */
  synchronized byte[] take(int least, long most) {
    int best = -1;
    for (int i = 0; i < idle.size(); i++) {
      int length = idle.get(i).length;
      if (length >= least && length <= most && (best < 0 || length < idle.get(best).length)) {
        best = i;
      }
    }
    if (best < 0) {
      return null;
    }
    byte[] array = idle.get(best);
    idle.set(best, idle.get(idle.size() - 1));
    idle.remove(idle.size() - 1);
    bytes -= array.length;
    return array;
  }

  /** Offers an array that nothing refers to any more. */
  synchronized void give(byte[] array) {
    if (bytes + array.length <= capacity && idle.size() < MAX_ARRAYS) {
      idle.add(array);
      bytes += array.length;
    }
  }
}
