/**
 * Sort and Top-N. A sort gathers its input, makes long columns of it, sorts ranges of the rows in
 * parallel and merges them; what comes out is one ordered stream. Top-N keeps, in each task, little
 * more than the rows that can still be among the first.
 */
package io.firesteel.engine.operator.sort;
