package org.weft.practice;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What has been added to the courses. Kept in memory, as all else here. */
final class Activities {
    private final List<Activity> all = new CopyOnWriteArrayList<>();

    /** Adds a page at the end of a course, under an id that was never used before: tools remember those. */
    Activity add(Course course, String title, URI target, Map<String, String> custom) {
        var page = new CoursePage("added-" + UUID.randomUUID().toString().substring(0, 8), title, title);
        var activity = new Activity(course, page, target, custom);
        all.add(activity);
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
}
