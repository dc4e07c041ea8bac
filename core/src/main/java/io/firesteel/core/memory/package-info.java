/**
 * Memory accounting: every operator that can grow reserves from its query's budget, and the
 * queries' budgets from the server's. All classes are safe for use by many threads.
 */
package io.firesteel.core.memory;
