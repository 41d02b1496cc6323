package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Copies of courses, kept in a file. A copy's id tells what it was copied from: that course's, with a tilde and a number.
 * It has the same pages under the same ids, the same staff, and the learners who weren't in the course before.
 */
final class CourseCopies {
    private static final int MOST = 9;
    private static final String MARK = "~";

    private final JsonFile<String> file;
    private final List<String> made;

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    CourseCopies(@Nullable Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.made = new CopyOnWriteArrayList<>(this.file.read());
    }

    /** Empty when there are nine copies of it already. */
    synchronized Optional<Course> add(Course course) {
        for (int number = 2; number <= MOST + 1; number++) {
            var id = course.id() + MARK + number;
            if (!made.contains(id)) {
                made.add(id);
                file.write(made);
                return find(id);
            }
        }
        return Optional.empty();
    }

    /** In the order in which they were made. */
    List<Course> all() {
        return made.stream().flatMap(id -> find(id).stream()).toList();
    }

    /** A copy by its id. */
    static Optional<Course> find(String id) {
        int end = id.lastIndexOf(MARK);
        var number = id.substring(end + 1);
        return end < 0 || !number.matches("[2-9]|10")
                ? Optional.empty()
                : Courses.find(id.substring(0, end)).map(origin -> copy(origin, id, number));
    }

    private static Course copy(Course origin, String id, String number) {
        return new Course(
                id,
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
