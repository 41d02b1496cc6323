package org.weft.practice;

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

    Html text(Course course) {
        return Html.resource("courses/" + CourseCopies.first(course) + "/" + id + ".html");
    }
}
