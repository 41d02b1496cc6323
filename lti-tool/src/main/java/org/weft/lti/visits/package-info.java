/**
 * Pages that an LMS opens beside discussions: those of a course, and what is stored of somebody. {@link
 * org.weft.lti.visits.Visits} keeps who has one open. Table: {@code lti_visit}.
 */
@NullMarked
package org.weft.lti.visits;

import org.jspecify.annotations.NullMarked;
