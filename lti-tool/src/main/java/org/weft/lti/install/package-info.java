/**
 * An LMS registers us by itself (LTI Dynamic Registration 1.0): its administrator pastes one address, sees what will be
 * registered, and confirms. {@link org.weft.lti.install.Invitations} makes such addresses,
 * {@link org.weft.lti.install.Installer} talks to the LMS and stores what was agreed on, and
 * {@link org.weft.lti.install.Installing} shows it. Where an LMS can't do that, {@link org.weft.lti.install.ByHand} shows
 * what to enter there and takes what it shows. Table {@code lti_invitation}.
 */
@NullMarked
package org.weft.lti.install;

import org.jspecify.annotations.NullMarked;
