/**
 * LTI 1.1, for LMSs that can't do better yet, and the way from there to LTI 1.3. An organization has it only when it is
 * switched on. {@link org.weft.lti.v1p1.Consumers} keeps the keys and secrets of LMSs, {@link
 * org.weft.lti.v1p1.FormSignature} verifies and makes signatures (OAuth 1.0), {@link org.weft.lti.v1p1.Nonces} tells
 * copies, {@link org.weft.lti.v1p1.Successors} knows who has moved to LTI 1.3, {@link org.weft.lti.v1p1.Outcomes}
 * delivers grades, {@link org.weft.lti.v1p1.SelectionAnswer} answers an author who chose in the picker. Tables: {@code
 * lti_v1p1}, {@code lti_consumer}, {@code lti_nonce}, {@code lti_successor}, {@code lti_moved_course}, {@code
 * lti_outcome}.
 */
@NullMarked
package org.weft.lti.v1p1;

import org.jspecify.annotations.NullMarked;
