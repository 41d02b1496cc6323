package org.weft.lti.registrations;

/**
 * A part of a registration with its own id (LTI 1.3 core, section 3.1.3): one course, one campus, or the whole LMS.
 *
 * @param active launches are refused while it is pending
 * @param known false for one that a launch tells of for the first time, and whose registration adopts it
 */
public record Deployment(Registration registration, String id, boolean active, boolean known) {}
