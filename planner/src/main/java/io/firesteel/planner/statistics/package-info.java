/**
 * Estimates of how many rows a node gives and how many different values a column has, from the
 * statistics of table files (row counts, minima and maxima, distinct estimates).
 *
 * <p>They reach everything through Calcite's metadata: {@link
 * io.firesteel.planner.statistics.Statistics#PROVIDER} puts our row counts before Calcite's, whose
 * guesses (an equality keeps 15 % of a join's product) order joins badly. Estimates decide plans,
 * never results.
 *
 * <p>All classes are stateless.
 */
package io.firesteel.planner.statistics;
