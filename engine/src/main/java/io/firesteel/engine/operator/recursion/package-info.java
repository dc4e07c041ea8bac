/**
 * Recursive common table expressions: rounds over the rows of the round before.
 *
 * <p>{@link io.firesteel.engine.operator.recursion.RecursionSource} has one task, on whose thread
 * every round's plan is built and run. The rows of a round are kept, and reserved, until the next
 * one has ended.
 */
package io.firesteel.engine.operator.recursion;
