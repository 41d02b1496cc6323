/**
 * Reads the members of a course, their groups and sections from an LMS (LTI Names and Roles 2.0; LTI Course Groups 1.0).
 */
@NullMarked
package org.weft.lti.roster;

import org.jspecify.annotations.NullMarked;
