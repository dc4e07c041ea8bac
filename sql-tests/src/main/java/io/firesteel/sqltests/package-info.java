/**
 * Regression tests as scripts of SQL with the expected answers, run over JDBC against any server,
 * and the data sets they read.
 *
 * <p>A script belongs to one thread; several may run at once, each with connections of its own.
 */
package io.firesteel.sqltests;
