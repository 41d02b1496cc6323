/**
 * Grades by LTI: columns in the LMS's gradebook (Assignment and Grade Services 2.0), and points on their way there,
 * also by LTI 1.1. What is to be delivered, and what became of it, is with {@link org.weft.credit.Scores}. Tables:
 * lti_gradebook, lti_graded_link, lti_column.
 */
@NullMarked
package org.weft.lti.grades;

import org.jspecify.annotations.NullMarked;
