/**
 * Operators that look at one row at a time: filter, project, expand. Their expressions are compiled
 * once a task, since an evaluator belongs to one worker.
 */
package io.firesteel.engine.operator.project;
