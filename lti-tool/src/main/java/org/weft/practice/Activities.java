package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What has been added to the courses, kept in a file. */
final class Activities {
    private final Catalog catalog;
    private final Tools tools;
    private final JsonFile<Kept> file;
    private final List<Activity> all;

    /**
     * As in the file.
     *
     * @param client null for the tool that the LMS came with
     */
    private record Kept(
            String course,
            String page,
            String title,
            String target,
            @Nullable String client,
            Map<String, String> custom) {}

    /** @param file may not exist yet; null keeps nothing beyond the end of the process */
    Activities(Catalog catalog, Tools tools, @Nullable Path file) {
        this.catalog = catalog;
        this.tools = tools;
        this.file = new JsonFile<>(file, new TypeReference<>() {});
        this.all = new CopyOnWriteArrayList<>(this.file.read().stream()
                .flatMap(kept -> restored(kept).stream())
                .toList());
    }

    /** Adds pages at the end of their courses. */
    synchronized void add(List<Activity> activities) {
        all.addAll(activities);
        file.write(all.stream().map(this::kept).toList());
    }

    /** What was added to a course is in its copy as well, under the same ids of pages. */
    synchronized void copy(Course from, Course to) {
        add(pagesAdded(from)
                .map(each -> new Activity(to, each.page(), each.client(), each.target(), each.custom()))
                .toList());
    }

    private Stream<Activity> pagesAdded(Course course) {
        return all.stream().filter(each -> each.course().equals(course));
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
                .filter(each -> each.resourceLink().equals(resourceLinkId))
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

    /** What a page opens; empty when there is no such page, or its tool is gone. */
    Optional<Opening> opening(Course course, String pageId) {
        return course.page(pageId)
                .map(page -> new Opening(course, page, tools.first(), usual(tools.first()), Map.of()))
                .or(() -> find(course, pageId).flatMap(this::opening));
    }

    /** What a resource link opens; empty when there is no such link, or its tool is gone. */
    Optional<Opening> opening(String resourceLinkId) {
        return catalog.holding(resourceLinkId)
                .flatMap(course -> course.holding(resourceLinkId).flatMap(page -> opening(course, page.id())))
                .or(() -> holding(resourceLinkId).flatMap(this::opening));
    }

    private Optional<Opening> opening(Activity activity) {
        return tools.find(activity.client())
                .map(tool ->
                        new Opening(activity.course(), activity.page(), tool, activity.target(), activity.custom()));
    }

    private static URI usual(Tool tool) {
        return tool.says().targetLink();
    }

    private Optional<Activity> restored(Kept kept) {
        var client = Objects.requireNonNullElse(kept.client, tools.first().clientId());
        return catalog.find(kept.course)
                .map(course -> new Activity(
                        course,
                        new CoursePage(kept.page, kept.title, kept.title),
                        client,
                        URI.create(kept.target),
                        kept.custom));
    }

    private Kept kept(Activity activity) {
        return new Kept(
                activity.course().id(),
                activity.page().id(),
                activity.page().title(),
                activity.target().toString(),
                activity.client(),
                activity.custom());
    }
}
