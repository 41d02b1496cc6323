package org.weft.practice;

import org.jspecify.annotations.Nullable;

/**
 * Somebody opening a page of a tool that belongs to no link.
 *
 * @param about whom the page is about; null where it is about a course
 * @param nonce the tool's, from the authorization request
 */
record Message(
        Person person,
        Course course,
        Tool tool,
        MessageKind kind,
        @Nullable Person about,
        String nonce) {
    /** Whether the person may: a course is for all in it, what is stored of people for its administrators. */
    boolean allowed(Enrolments enrolments) {
        return kind == MessageKind.COURSE
                ? enrolments.isIn(person, course)
                : about != null && enrolments.teaches(person, course) && person.role() == CourseRole.ADMINISTRATOR;
    }
}
