/**
 * Functions of arrays, maps and structs, and higher-order functions. Values are equal as GROUP BY
 * has it (NaN equals NaN, 0.0 equals -0.0). Lambdas are evaluated over the elements of a whole
 * batch at once ({@link io.firesteel.engine.function.collection.HigherOrderFunctions}). Kernels
 * belong to one worker.
 */
package io.firesteel.engine.function.collection;
