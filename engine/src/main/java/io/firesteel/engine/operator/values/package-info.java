/** Sources of rows that come from the plan itself: VALUES, range(). */
package io.firesteel.engine.operator.values;
