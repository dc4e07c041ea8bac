/**
 * Mathematical functions: what has no operator sign. Loops over doubles run on bare arrays; exact
 * types round through decimals. Stateless, except that random generators belong to one kernel.
 */
package io.firesteel.engine.function.math;
