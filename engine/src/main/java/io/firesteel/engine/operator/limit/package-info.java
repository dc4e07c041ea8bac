/** Operators that drop rows by their number or by chance: limit and offset, sample. */
package io.firesteel.engine.operator.limit;
