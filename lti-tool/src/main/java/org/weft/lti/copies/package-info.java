/**
 * What an LMS tells of copies of courses by itself: {@link org.weft.lti.copies.CourseCopies} remembers which course was
 * copied from which. Table: {@code lti_course_copy}.
 */
@NullMarked
package org.weft.lti.copies;

import org.jspecify.annotations.NullMarked;
