package org.weft.practice;

import java.util.Set;

/**
 * Someone to sign in as.
 *
 * @param key short name for links and the cookie, for example {@code ana}
 * @param subject stable opaque id that tools get as {@code sub}
 * @param locale language tag
 * @param courses ids of the courses that the person is in, with one role in all of them
 * @param section of all these courses; empty for none
 */
public record Person(
        String key,
        String subject,
        String givenName,
        String familyName,
        String locale,
        CourseRole role,
        Set<String> courses,
        String section) {
    public String name() {
        return givenName + " " + familyName;
    }

    public String email() {
        return key + "@example.org";
    }

    /** Whether the person was in the course when the LMS began. */
    public boolean isIn(Course course) {
        return courses.contains(course.id()) || CourseCopies.isIn(this, course);
    }
}
