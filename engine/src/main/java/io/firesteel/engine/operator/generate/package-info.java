/** Generators: explode, inline, stack and their like, for each row of the input. */
package io.firesteel.engine.operator.generate;
