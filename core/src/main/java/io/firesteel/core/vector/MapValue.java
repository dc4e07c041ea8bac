package io.firesteel.core.vector;

import java.util.List;

/**
 * One MAP value outside a vector: keys and values in entry order (files may hold repeated keys).
 */
public record MapValue(List<Object> keys, List<Object> values) implements java.io.Serializable {}
