/**
 * Aggregate functions and their accumulators.
 *
 * <p>State lies in flat arrays indexed by group. Loops come in two forms, over flat values and over
 * codes into a dictionary ({@link io.firesteel.engine.function.aggregate.Input}; a constant is a
 * dictionary of one), and skip the null checks where a column has none. Nothing is boxed on the hot
 * paths; functions that keep values ({@code first}, {@code max_by}) use {@link
 * io.firesteel.engine.function.aggregate.ValueStore}, those that keep all rows ({@code
 * collect_list}, {@code percentile}) {@link io.firesteel.engine.function.aggregate.RowStore}.
 *
 * <p>Conventions for callers: IGNORE NULLS of {@code first}, {@code last} and {@code any_value} is
 * their second argument, a constant TRUE. {@code x} of WITHIN GROUP (ORDER BY x) is the first
 * argument of {@code percentile_cont}, {@code percentile_disc} and {@code mode}, the fraction the
 * second one, and a constant TRUE as third argument means DESC; {@code listagg} takes its rows in
 * order instead. {@code grouping} and {@code grouping_id} are the analyser's.
 *
 * <p>An accumulator belongs to one worker at a time.
 */
package io.firesteel.engine.function.aggregate;
