/** Functions about the session, the query and values in general, and random ones. */
package io.firesteel.engine.function.misc;
