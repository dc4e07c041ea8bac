/**
 * The TPC-H data set as Parquet, for the quick start, tests and benchmarks. The rows are those of
 * the standard's generator, so answers can be compared with anybody's.
 *
 * <p>Everything here is called by one thread; {@link io.firesteel.server.sample.TpchData} starts
 * threads of its own and waits for them.
 */
package io.firesteel.server.sample;
