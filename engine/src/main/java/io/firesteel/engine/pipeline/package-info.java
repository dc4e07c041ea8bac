/**
 * The one place that turns plan nodes into operators. See {@code engine.plan} for the contract with
 * the planner, and {@code engine.stage} for what runs the result.
 *
 * <p>Threads: a builder is used once, by the thread that starts a query.
 */
package io.firesteel.engine.pipeline;
