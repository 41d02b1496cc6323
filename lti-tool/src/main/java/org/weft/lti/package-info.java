/**
 * The host "LMS": LTI 1.3, and LTI 1.1 where it is switched on ({@link org.weft.lti.Launch1p1Step}). {@link org.weft.lti.LtiHost} wires it. A launch is a login ({@link org.weft.lti.LoginStep},
 * {@code /lti/login}) and a message ({@link org.weft.lti.LaunchStep}, {@code /lti/launch}), which
 * {@link org.weft.lti.LaunchVerifier} checks and {@link org.weft.session.Arrivals} takes in. Everything that is refused
 * has a {@link org.weft.lti.Reason} and a page that says so. Tables: {@code lti_launch_state} here, others in the
 * packages below.
 */
@NullMarked
package org.weft.lti;

import org.jspecify.annotations.NullMarked;
