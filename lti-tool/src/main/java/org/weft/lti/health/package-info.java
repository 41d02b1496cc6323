/**
 * Whether an LMS and we understand each other: {@link org.weft.lti.health.Health} asks and compares, and says of each
 * thing what it means, what to do next, and whose it is; {@link org.weft.lti.health.Sightings} keeps what the last
 * launches told. Table {@code lti_launch_seen}.
 */
@NullMarked
package org.weft.lti.health;

import org.jspecify.annotations.NullMarked;
