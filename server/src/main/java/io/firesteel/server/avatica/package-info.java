/**
 * Avatica's protocol for stock drivers: its messages translated to sessions and executions and
 * back. Nothing is decided here.
 *
 * <p>What stock drivers would damage travels as text: timestamps and times (they cut them to
 * milliseconds), intervals, structs, maps and variants. A reply is never held for long: a statement
 * that is still working gives an empty frame, and the driver asks again. Errors are HTTP 500 with
 * Avatica's ErrorResponse, the only status besides 200 that stock drivers understand.
 *
 * <p>Threads: Avatica's handlers block, so they have threads of their own.
 */
package io.firesteel.server.avatica;
