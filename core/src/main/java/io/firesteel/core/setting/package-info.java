/**
 * Settings, each declared once with key, type, default, unit and documentation. Keys are Spark's
 * own where Spark has one, so that scripts written for Spark run unchanged; ours start with {@code
 * firesteel.}, those that only tests use with {@code firesteel.debug.}.
 *
 * <p>{@link io.firesteel.core.setting.Settings} is an immutable set of values: the server's
 * configuration, overlaid by the session's {@code SET}s, is taken as a snapshot when a statement
 * starts.
 */
package io.firesteel.core.setting;
