package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Who is in which course and group: as at the beginning, but for what teachers have changed, which is kept in a file. */
final class Enrolments {
    private final JsonFile<Change> file;
    private final List<Change> changes;

    /**
     * How it is since a teacher changed it.
     *
     * @param person the key
     * @param in whether the person is in the course
     * @param groups ids
     * @param number counts changes; the later one is greater
     */
    record Change(String course, String person, boolean in, List<String> groups, int number) {
        Change {
            groups = List.copyOf(groups);
        }
    }

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Enrolments(@Nullable Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.changes = new CopyOnWriteArrayList<>(this.file.read());
    }

    boolean isIn(Person person, Course course) {
        return change(person, course).map(Change::in).orElseGet(() -> person.isIn(course));
    }

    /** Whether the person teaches the course, and so may change it. */
    boolean teaches(Person person, Course course) {
        return isIn(person, course) && person.role().teaches();
    }

    List<Person> members(Course course) {
        return People.ALL.stream().filter(person -> isIn(person, course)).toList();
    }

    /** Who gets grades: nobody who teaches, and nobody of another course. */
    List<Person> learners(Course course) {
        return members(course).stream()
                .filter(person -> person.role() == CourseRole.LEARNER)
                .toList();
    }

    Optional<Person> learner(Course course, String subject) {
        return learners(course).stream()
                .filter(person -> person.subject().equals(subject))
                .findFirst();
    }

    /** The ids of a person's groups in a course. */
    List<String> groups(Person person, Course course) {
        return change(person, course).map(Change::groups).orElse(List.of());
    }

    /** Whatever it was before. What the course has no group of is left out. */
    synchronized void set(Person person, Course course, boolean in, List<String> groups) {
        var known = Group.of(course).stream().map(Group::id).filter(groups::contains);
        var change = new Change(course.id(), person.key(), in, in ? known.toList() : List.of(), last() + 1);
        changes.removeIf(each -> isOf(each, person, course));
        changes.add(change);
        file.write(changes);
    }

    /** The number of the last change. */
    int last() {
        return changes.stream().mapToInt(Change::number).max().orElse(0);
    }

    /** Who came, went, or changed groups after a change. */
    List<Person> changed(Course course, int after) {
        return People.ALL.stream()
                .filter(person -> change(person, course)
                        .filter(change -> change.number() > after)
                        .isPresent())
                .toList();
    }

    private Optional<Change> change(Person person, Course course) {
        return changes.stream().filter(each -> isOf(each, person, course)).findFirst();
    }

    private static boolean isOf(Change change, Person person, Course course) {
        return change.person().equals(person.key()) && change.course().equals(course.id());
    }
}
