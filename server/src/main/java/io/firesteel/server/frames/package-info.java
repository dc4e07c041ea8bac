/**
 * The wire format between server and own driver: messages of sections, and column frames.
 *
 * <p>All numbers are little-endian. A <em>string</em> is an int length in bytes (-1 for null) and
 * UTF-8. A <em>message</em> (request or reply body) is a row of sections: a byte tag (see {@link
 * io.firesteel.server.frames.Tag}), an int length, and so many bytes. A reader skips tags that it
 * does not know, so either side may be newer.
 *
 * <p>A <em>frame</em> holds rows column by column: int rows, int columns, for each column the int
 * offset of its body from the frame's start, then the bodies. A <em>body</em> is
 *
 * <pre>
 *   byte encoding, byte nulls (0 none, 1 bitmap, 2 all null)
 *   bitmap: one bit a row, set where valid, padded to longs
 *   payload by encoding (absent where all rows are null)
 *     BOOLEAN      a byte a row
 *     INTEGER      long base, byte width w in {0,1,2,4,8}, then w bytes a row: value = base + unsigned delta
 *     FLOAT        4 bytes a row
 *     DOUBLE       8 bytes a row
 *     DECIMAL128   long low, long high a row: the unscaled value
 *     BYTES        byte ascii (1 if every byte is below 128), lengths as an INTEGER payload, int total, bytes
 *     DICTIONARY   int entries, codes as an INTEGER payload, body of the entries
 *     CONSTANT     body of one row
 *     LIST         lengths as an INTEGER payload, int elements, body of the elements
 *     MAP          lengths as an INTEGER payload, int entries, body of the keys, body of the values
 *     STRUCT       a body for each field
 * </pre>
 *
 * DECIMAL up to 18 digits, dates (days), times (nanoseconds), timestamps (microseconds) and
 * intervals (months, microseconds) are INTEGER; so are wider decimals whose values happen to fit a
 * long. Slots under nulls hold anything.
 *
 * <p>Threads: encoders belong to one thread.
 */
package io.firesteel.server.frames;
