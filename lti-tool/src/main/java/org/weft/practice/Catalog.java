package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The courses of a running LMS: those that it comes with, and the copies that were made, which a file keeps. */
final class Catalog {
    private static final int MOST = 9;

    private final JsonFile<String> file;
    private final List<Course> courses = new CopyOnWriteArrayList<>(Courses.ALL);

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Catalog(@Nullable Path file) {
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        for (var id : this.file.read()) {
            courses.stream()
                    .flatMap(Catalog::copies)
                    .filter(copy -> copy.id().equals(id))
                    .findFirst()
                    .ifPresent(courses::add);
        }
    }

    /** Makes one, with the next number. Empty when there are nine copies of it already. */
    synchronized Optional<Course> copy(Course course) {
        var copy = copies(course).filter(each -> !courses.contains(each)).findFirst();
        copy.ifPresent(made -> {
            courses.add(made);
            file.write(courses.stream().skip(Courses.ALL.size()).map(Course::id).toList());
        });
        return copy;
    }

    private static Stream<Course> copies(Course course) {
        return IntStream.rangeClosed(2, MOST + 1).mapToObj(number -> CourseCopies.copy(course, number));
    }

    /** Copies come last, in the order in which they were made. */
    List<Course> all() {
        return List.copyOf(courses);
    }

    Optional<Course> find(String id) {
        return courses.stream().filter(course -> course.id().equals(id)).findFirst();
    }

    /** The course that came with a resource link. */
    Optional<Course> holding(String resourceLink) {
        return courses.stream()
                .filter(course -> course.holding(resourceLink).isPresent())
                .findFirst();
    }
}
