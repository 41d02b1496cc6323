package org.weft.practice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What copies of courses are. A copy's id tells what it was copied from: that course's, with a tilde and a number. It has
 * the same pages under the same ids, the same staff, and the learners who weren't in the course before.
 */
final class CourseCopies {
    private static final String MARK = "~";

    private CourseCopies() {}

    /** @param number that no other copy of it has */
    static Course copy(Course origin, int number) {
        return new Course(
                origin.id() + MARK + number,
                origin.label() + "-" + number,
                origin.title() + ", group " + number,
                origin.summary(),
                origin.pages());
    }

    /** Ids of the courses that a course was copied from, the nearest first. */
    static List<String> history(Course course) {
        var ids = new ArrayList<String>();
        for (int end = course.id().lastIndexOf(MARK); end > 0; end = course.id().lastIndexOf(MARK, end - 1)) {
            ids.add(course.id().substring(0, end));
        }
        return ids;
    }

    /** The id of the course that a course and its copies began as. */
    static String first(Course course) {
        return course.id().split(MARK, 2)[0];
    }

    /** Whether somebody who is in these courses is in a copy. */
    static boolean isIn(Person person, Course course) {
        boolean before = person.courses().contains(first(course));
        return !history(course).isEmpty() && (person.role().teaches() ? before : !before);
    }

    /** Links of the courses before that became this page's, the nearest first. */
    static Stream<String> links(Course course, CoursePage page) {
        return history(course).stream().map(id -> id + "." + page.id());
    }
}
