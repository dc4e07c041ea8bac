/**
 * Generators: functions from one row to any number of rows. The {@code _outer} form of each gives
 * one row of nulls where the plain form gives none. A bound generator belongs to one worker.
 */
package io.firesteel.engine.function.generator;
