package io.firesteel.engine.plan;

import java.io.Serializable;

/**
 * Where in the statement's text an expression stands: first and last character, 0-based, inclusive.
 */
public record Place(int start, int stop) implements Serializable {}
