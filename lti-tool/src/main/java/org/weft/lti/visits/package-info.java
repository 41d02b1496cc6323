/**
 * Pages that an LMS opens beside discussions: those of a course, what is stored of somebody, and that there
 * are no terms to agree to. {@link org.weft.lti.visits.Visits} keeps who has one open. Table: {@code lti_visit}.
 */
@NullMarked
package org.weft.lti.visits;

import org.jspecify.annotations.NullMarked;
