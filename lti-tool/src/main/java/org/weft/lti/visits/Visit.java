package org.weft.lti.visits;

import org.jspecify.annotations.Nullable;
import org.weft.people.PersonId;
import org.weft.session.Arrival;

/**
 * Somebody with a page of ours open.
 *
 * @param arrival what their LMS has proved about them
 * @param visitor who they are here
 * @param about whom the page is, as the LMS names them; null for a page about a course
 */
public record Visit(
        Arrival arrival, PersonId visitor, @Nullable String about) {}
