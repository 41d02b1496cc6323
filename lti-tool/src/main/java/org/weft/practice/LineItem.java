package org.weft.practice;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column of a course's gradebook (LTI Assignment and Grade Services 2.0, section 3.2).
 *
 * @param id never used again
 * @param course the course's id
 * @param client the client id of the tool that owns it
 * @param resourceLink that it belongs to; null for none
 * @param resource the tool's name of what is graded; empty for none
 * @param tag empty for none
 * @param start when work may begin, as the tool wrote it; null for no date
 * @param end by when work must be done; null for no date
 * @param released whether learners see their grades
 * @param review null for a tool that shows nobody's work
 */
record LineItem(
        String id,
        String course,
        String client,
        String label,
        double maximum,
        @Nullable String resourceLink,
        String resource,
        String tag,
        @Nullable String start,
        @Nullable String end,
        boolean released,
        @Nullable Review review) {

    /**
     * How a learner's work is opened from the gradebook (LTI Submission Review 1.0, section 2.3).
     *
     * @param statuses of a learner's activity with which there is something to open; empty for all
     * @param label of the link; empty for the usual one
     * @param url null for the link's own target
     */
    record Review(
            List<String> statuses, String label, @Nullable String url, Map<String, String> custom) {
        Review {
            statuses = List.copyOf(statuses);
            custom = Map.copyOf(custom);
        }

        boolean offeredAt(String activity) {
            return statuses.isEmpty() || statuses.contains(activity);
        }
    }

    boolean isOf(Course of, Tool by) {
        return course.equals(of.id()) && client.equals(by.clientId());
    }

    /** Whether its tool shows learners' work: it does so at the column's resource link. */
    static boolean isReviewable(LineItem item) {
        return item.review != null && item.resourceLink != null;
    }

    /** The same column with what a tool says of it now. */
    LineItem changed(Told told) {
        return new LineItem(
                id,
                course,
                client,
                told.label(),
                told.maximum(),
                resourceLink,
                told.resource(),
                told.tag(),
                told.start(),
                told.end(),
                told.released(),
                told.review());
    }

    /** What a tool says of a column. */
    record Told(
            String label,
            double maximum,
            @Nullable String resourceLink,
            String resource,
            String tag,
            @Nullable String start,
            @Nullable String end,
            boolean released,
            @Nullable Review review) {
        LineItem as(String id, Course course, Tool tool) {
            return new LineItem(
                    id,
                    course.id(),
                    tool.clientId(),
                    label,
                    maximum,
                    resourceLink,
                    resource,
                    tag,
                    start,
                    end,
                    released,
                    review);
        }

        Told on(String link) {
            return new Told(label, maximum, link, resource, tag, start, end, released, review);
        }
    }
}
