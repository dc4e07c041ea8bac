/**
 * Conditional functions. The planner turns most of them into CASE and COALESCE records, which
 * evaluate only what a row needs; the definitions here give their types, and kernels for callers
 * that have values already. Stateless.
 */
package io.firesteel.engine.function.conditional;
