package io.firesteel.planner.syntax;

/** An element of a GROUP BY list. */
public sealed interface GroupingElement extends Node
    permits Cube, GroupingExpression, GroupingSets, GroupingTuple, Rollup {}
