package io.firesteel.engine.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that run the tasks of many groups in slices, the group with the least thread time first.
 */
public final class FairScheduler implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FairScheduler.class);
  static final long SLICE_NANOS = 4_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();

  /** Groups with ready or running tasks. */
  private final List<TaskGroup> active = new ArrayList<>();

  private final List<Thread> threads = new ArrayList<>();
  private int idle;
  private boolean closed;

  public FairScheduler(String name, int workers) {
    for (int i = 0; i < workers; i++) {
      Thread thread = new Thread(this::work, name + "-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  public TaskGroup open() {
    return new TaskGroup(this);
  }

  void submit(TaskGroup group, Task task) {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("The pool is closed");
      }
      group.ready.add(task);
      activate(group);
      signal();
    } finally {
      lock.unlock();
    }
  }

  void wake(TaskGroup group) {
    lock.lock();
    try {
      group.wakes++;
      if (!group.parked.isEmpty()) {
        group.ready.addAll(group.parked);
        int woken = group.parked.size();
        group.parked.clear();
        activate(group);
        for (int i = 0; i < woken; i++) {
          signal();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void signal() {
    if (idle > 0) {
      work.signal();
    }
  }

  // A group that comes back starts level with the one that has had least, so that it neither
  // waits nor makes up for the time it did not ask for.
  private void activate(TaskGroup group) {
    if (!group.active) {
      long least = Long.MAX_VALUE;
      for (TaskGroup other : active) {
        least = Math.min(least, other.time);
      }
      if (least != Long.MAX_VALUE) {
        group.time = Math.max(group.time, least - SLICE_NANOS);
      }
      group.active = true;
      active.add(group);
    }
  }

  private TaskGroup next() {
    TaskGroup best = null;
    for (int i = 0; i < active.size(); i++) {
      TaskGroup group = active.get(i);
      if (!group.ready.isEmpty() && (best == null || group.time < best.time)) {
        best = group;
      }
    }
    return best;
  }

  private void work() {
    lock.lock();
    try {
      while (!closed) {
        TaskGroup group = next();
        if (group == null) {
          idle++;
          try {
            work.await();
          } catch (InterruptedException e) {
            // Nobody interrupts these threads but a task that lost track of its own interrupts.
            Thread.interrupted();
          } finally {
            idle--;
          }
          continue;
        }
        runSlice(group, group.ready.poll());
      }
    } finally {
      lock.unlock();
    }
  }

  private void runSlice(TaskGroup group, Task task) {
    group.running++;
    int wakes = group.wakes;
    lock.unlock();
    long start = System.nanoTime();
    Task.Status status = Task.Status.DONE;
    try {
      status = task.run(start + SLICE_NANOS);
    } catch (Throwable t) {
      LOG.error("A task failed outside its query", t);
    } finally {
      long spent = System.nanoTime() - start;
      lock.lock();
      group.running--;
      group.time += spent;
      if (status == Task.Status.READY || status == Task.Status.PARKED && group.wakes != wakes) {
        group.ready.add(task);
      } else if (status == Task.Status.PARKED) {
        group.parked.add(task);
      }
      if (group.ready.isEmpty() && group.running == 0) {
        group.active = false;
        active.remove(group);
      }
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      work.signalAll();
    } finally {
      lock.unlock();
    }
    for (Thread thread : threads) {
      try {
        thread.join(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
