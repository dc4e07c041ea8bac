/** Checksums, digests and Spark's two hash functions, bit for bit. Stateless. */
package io.firesteel.engine.function.hash;
