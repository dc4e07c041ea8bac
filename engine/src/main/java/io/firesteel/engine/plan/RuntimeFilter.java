package io.firesteel.engine.plan;

import java.io.Serializable;

/**
 * A filter that a join's build side offers to a scan while the query runs: the scan's column can
 * only match if it is among the build side's key values.
 *
 * @param id pairs the join with its scans
 * @param column in a scan: the output column (or, counted on behind them, filter column) that is
 *     filtered; in a join: which of the join's keys gives the values
 */
public record RuntimeFilter(int id, int column) implements Serializable {}
