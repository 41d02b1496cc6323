/**
 * What an LMS tells of copies of courses by itself (LTI Platform Notification Service 1.0): {@link
 * org.weft.lti.copies.Handlers} asks it to, {@link org.weft.lti.copies.Notices} keeps what comes until it is worked off,
 * and {@link org.weft.lti.copies.CourseCopies} remembers which course was copied from which. Tables: {@code
 * lti_course_copy}, {@code lti_notice_handler}, {@code lti_notice}.
 */
@NullMarked
package org.weft.lti.copies;

import org.jspecify.annotations.NullMarked;
