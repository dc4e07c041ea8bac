/**
 * The functions that exist only over a window. The window operator computes them; here are their
 * names, types and documentation. Immutable, used by all threads.
 */
package io.firesteel.engine.function.window;
