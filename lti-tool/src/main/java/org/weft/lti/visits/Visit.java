package org.weft.lti.visits;

import org.jspecify.annotations.Nullable;
import org.weft.people.PersonId;
import org.weft.session.Arrival;

/**
 * Somebody with a page of ours open.
 *
 * @param arrival what their LMS has proved about them
 * @param visitor who they are here
 * @param about whom the page is, as the LMS names them; null for one about a course or terms
 * @param terms where the LMS takes that there are none to agree to; null for other pages
 */
public record Visit(
        Arrival arrival,
        PersonId visitor,
        @Nullable String about,
        @Nullable TermsClaim terms) {}
