package io.firesteel.engine.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** The tasks of one query within a scheduler. All fields are guarded by the scheduler's lock. */
public final class TaskGroup {
  private final FairScheduler scheduler;
  final ArrayDeque<Task> ready = new ArrayDeque<>();
  final List<Task> parked = new ArrayList<>();

  /** Thread time that the group has had, never behind the others by more than it was idle. */
  long time;

  int running;

  /** Counts wake-ups, so that one which comes while a task is about to park is not lost. */
  int wakes;

  boolean active;

  TaskGroup(FairScheduler scheduler) {
    this.scheduler = scheduler;
  }

  /** Adds a task, which is ready to run. */
  public void submit(Task task) {
    scheduler.submit(this, task);
  }

  /** Lets parked tasks look again whether they can go on. */
  public void wake() {
    scheduler.wake(this);
  }
}
