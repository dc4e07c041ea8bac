/**
 * What all operators share. An operator is one of three roles, each a narrow interface: a {@link
 * io.firesteel.engine.operator.MorselSource} hands out pieces of work, a {@link
 * io.firesteel.engine.operator.BatchTransform} turns batches into batches, a {@link
 * io.firesteel.engine.operator.BatchSink} gathers them. The sub-packages hold the operators
 * themselves, a package a family.
 *
 * <p>Threads: a source and a sink are shared by all tasks of their pipeline and synchronise inside;
 * what a source hands out, a transform, and a sink's local state belong to one task, which runs on
 * one thread at a time. Batches are immutable and may be kept; what is kept is reserved from the
 * query's budget through {@link io.firesteel.engine.operator.MemoryLease}.
 *
 * <p>No operator blocks: waiting is the matter of {@code stage}, which asks a sink whether it is
 * full before it feeds it.
 */
package io.firesteel.engine.operator;
