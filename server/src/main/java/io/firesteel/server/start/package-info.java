/**
 * The commands of the {@code firesteel} program: {@code server} and {@code sql}.
 *
 * <p>Threads: the main thread, and the JVM's for the clean stop on SIGTERM.
 */
package io.firesteel.server.start;
