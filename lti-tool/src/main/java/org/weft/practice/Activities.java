package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has been added to the courses, kept in a file of JSON. */
final class Activities {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final @Nullable Path file;
    private final List<Activity> all = new CopyOnWriteArrayList<>();

    /** As in the file. */
    private record Kept(String course, String page, String title, String target, Map<String, String> custom) {}

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Activities(@Nullable Path file) {
        this.file = file;
        if (file != null && Files.exists(file)) {
            all.addAll(read(file));
        }
    }

    /** Adds a page at the end of a course, under an id that was never used before: tools remember those. */
    synchronized Activity add(Course course, String title, URI target, Map<String, String> custom) {
        var page = new CoursePage("added-" + UUID.randomUUID().toString().substring(0, 8), title, title);
        var activity = new Activity(course, page, target, custom);
        all.add(activity);
        if (file != null) {
            write(file);
        }
        return activity;
    }

    Optional<Activity> find(Course course, String pageId) {
        return all.stream()
                .filter(each -> each.course().equals(course))
                .filter(each -> each.page().id().equals(pageId))
                .findFirst();
    }

    /** The one that has a resource link. */
    Optional<Activity> holding(String resourceLinkId) {
        return all.stream()
                .filter(each -> each.page().resourceLink(each.course()).equals(resourceLinkId))
                .findFirst();
    }

    /** All pages of a course: those that it came with, and those that were added. */
    List<CoursePage> pages(Course course) {
        var added = all.stream().filter(each -> each.course().equals(course)).map(Activity::page);
        return Stream.concat(course.pages().stream(), added).toList();
    }

    Optional<CoursePage> page(Course course, String pageId) {
        return course.page(pageId).or(() -> find(course, pageId).map(Activity::page));
    }

    private static List<Activity> read(Path file) {
        try {
            var read = new ArrayList<Activity>();
            for (var kept : JSON.readValue(file.toFile(), new TypeReference<List<Kept>>() {})) {
                Courses.find(kept.course)
                        .map(course -> new Activity(
                                course,
                                new CoursePage(kept.page, kept.title, kept.title),
                                URI.create(kept.target),
                                kept.custom))
                        .ifPresent(read::add);
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException("The practice LMS can't read " + file + "; remove it to begin anew", e);
        }
    }

    /** Whole or not at all. */
    private void write(Path to) {
        var kept = all.stream()
                .map(each -> new Kept(
                        each.course().id(),
                        each.page().id(),
                        each.page().title(),
                        each.target().toString(),
                        each.custom()))
                .toList();
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            var next = to.resolveSibling(to.getFileName() + ".new");
            JSON.writeValue(next.toFile(), kept);
            Files.move(next, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The practice LMS can't write " + to, e);
        }
    }
}
