package io.firesteel.planner.syntax;

/** The value of a legacy interval literal; the three parts are independent. */
public record CalendarInterval(int months, int days, long microseconds) {}
