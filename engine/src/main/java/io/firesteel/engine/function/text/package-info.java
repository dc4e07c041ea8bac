/**
 * Functions that read and write structured text: JSON, CSV, XML, and VARIANT. They use the readers
 * and writers of {@code engine.format}.
 *
 * <p>Threads: definitions are immutable; bound kernels belong to one worker.
 */
package io.firesteel.engine.function.text;
