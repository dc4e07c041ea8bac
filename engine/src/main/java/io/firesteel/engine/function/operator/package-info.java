/**
 * The operators of SQL as functions of the library, under these canonical names (aliases in
 * brackets):
 *
 * <ul>
 *   <li>arithmetic: {@code + - * / div} and {@code %} (mod), of numbers, datetimes and intervals;
 *       unary {@code negative} and {@code positive}; {@code try_add, try_subtract, try_multiply,
 *       try_divide, try_mod}
 *   <li>bits: {@code & | ^ ~}, {@code shiftleft} (&lt;&lt;), {@code shiftright} (&gt;&gt;), {@code
 *       shiftrightunsigned} (&gt;&gt;&gt;)
 *   <li>comparison: {@code =} (==), {@code <>} (!=), {@code < <= > >=}, {@code <=>}
 *   <li>booleans and tests: {@code not} (!), {@code isnull}, {@code isnotnull}, {@code isnan};
 *       internal: {@code istrue, isfalse, isnottrue, isnotfalse}, for IS [NOT] TRUE and FALSE. IS
 *       UNKNOWN is {@code isnull} of a boolean. AND and OR are records of the plan.
 *   <li>internal, for access to nested values: {@code get_field(struct or array of structs,
 *       ordinal)} with a constant ordinal from 0, and {@code element(array, index)} from 0 or
 *       {@code element(map, key)}, which are what {@code a.b}, {@code a[i]} and {@code m[k]} mean.
 * </ul>
 *
 * <p>Kernels keep scratch arrays and belong to one worker; everything else is stateless. {@link
 * io.firesteel.engine.function.operator.RowComparator} is the one definition of the order of values
 * in vectors.
 */
package io.firesteel.engine.function.operator;
