/**
 * The catalog: databases, tables and views, and what the planner needs to know of a table before it
 * reads it.
 *
 * <p>{@link Catalog} answers every lookup from memory and keeps the truth in a relational database:
 * a write is one transaction there and becomes visible to lookups after its commit. Names compare
 * without case and are kept in lower case, as Spark's session catalog keeps them. The records are
 * immutable; every class here may be used by many threads at once.
 *
 * <p>{@link TableResolver} turns a catalog table or a path into a {@link ResolvedTable}: schema,
 * files with their partition values, statistics. A resolved table is a snapshot for one statement;
 * the next statement resolves again and so sees new files.
 */
package io.firesteel.storage.catalog;
