package org.weft.practice;

/**
 * Whose work a teacher opens from the gradebook, in which column.
 *
 * @param about the learner
 */
public record Reviewed(Person about, LineItem column) {}
