package org.weft.practice;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * A text with one resource link below it.
 *
 * @param id unique in the course, for example {@code qubits}
 * @param linkTitle title of the resource link
 */
public record CoursePage(String id, String title, String linkTitle) {
    /** The stable LTI resource link id, for example {@code quantum-computing.qubits}. */
    public String resourceLink(Course course) {
        return course.id() + "." + id;
    }

    /**
     * What the links of the courses' own pages have as if somebody had chosen them in Weft's picker, by an id that Weft has
     * never heard of: it opens without a question. What is added by hand hasn't.
     */
    Map<String, String> chosen(Course course) {
        return course.page(id).isEmpty()
                ? Map.of()
                : Map.of(
                        "weft_placement",
                        UUID.nameUUIDFromBytes(resourceLink(course).getBytes(StandardCharsets.UTF_8))
                                .toString());
    }

    Html text(Course course) {
        return Html.resource("courses/" + CourseCopies.first(course) + "/" + id + ".html");
    }
}
