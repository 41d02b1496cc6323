package org.weft.lti.grades;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.weft.lti.services.Scope;

/**
 * What a launch says about grades (Assignment and Grade Services 2.0, section 3.1).
 *
 * @param lineItemsUrl where the course's columns are; null when the LMS doesn't say
 * @param lineItemUrl the link's own column; null when it has none, or more than one
 * @param scopes what we may do
 */
public record GradesClaim(
        @Nullable URI lineItemsUrl, @Nullable URI lineItemUrl, Set<Scope> scopes) {
    public GradesClaim {
        scopes = Set.copyOf(scopes);
    }

    /** Whether anything can be delivered: a teacher's grade must be seen before it could be overwritten. */
    boolean takesScores() {
        return scopes.contains(Scope.SCORES)
                && scopes.contains(Scope.RESULTS)
                && (lineItemUrl != null || lineItemsUrl != null);
    }

    boolean mayCreate() {
        return scopes.contains(Scope.LINE_ITEMS);
    }
}
