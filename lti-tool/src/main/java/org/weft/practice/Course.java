package org.weft.practice;

import java.util.List;
import java.util.Optional;

/**
 * A course with its pages in reading order.
 *
 * @param id the LTI context id, also in addresses, for example {@code quantum-computing}
 * @param label short name, for example {@code QC101}
 */
public record Course(String id, String label, String title, String summary, List<CoursePage> pages) {
    public Course {
        pages = List.copyOf(pages);
    }

    Optional<CoursePage> page(String pageId) {
        return pages.stream().filter(page -> page.id().equals(pageId)).findFirst();
    }

    /** The page that holds a resource link. */
    Optional<CoursePage> holding(String resourceLinkId) {
        return pages.stream()
                .filter(page -> page.resourceLink(this).equals(resourceLinkId))
                .findFirst();
    }

    /** Its address at the practice LMS. */
    public String path(CoursePage page) {
        return "/courses/" + id + "/" + page.id();
    }
}
