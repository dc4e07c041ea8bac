/**
 * Keys of groups and joins. A {@link io.firesteel.engine.operator.key.KeyColumn} turns a column's
 * values into small integers or bit patterns that are equal exactly where SQL says that the values
 * are (NaN equals NaN, -0.0 equals 0.0, NULL equals NULL); strings and everything else without a
 * fixed width become numbers of an {@link io.firesteel.engine.operator.key.Interner}. A {@link
 * io.firesteel.engine.operator.key.KeyLayout} packs the columns of a key into as few 64-bit words
 * as it can, so that tables only ever hash and compare words.
 *
 * <p>Dictionary columns are looked at once an entry, not once a row: each key column remembers, for
 * the dictionaries it saw last, the number of each code.
 *
 * <p>Threads: everything here belongs to one task at a time; only methods that say so may be called
 * by several once nobody writes any more.
 */
package io.firesteel.engine.operator.key;
