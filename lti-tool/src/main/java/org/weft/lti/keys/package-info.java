/**
 * Keys on both sides of a launch: {@link org.weft.lti.keys.KeySets} has the platforms' public keys, fetched from
 * addresses that we may call; {@link org.weft.lti.keys.OurKeys} has our own
 * key pairs, in table {@code lti_key}. It knows nothing of launches.
 */
@NullMarked
package org.weft.lti.keys;

import org.jspecify.annotations.NullMarked;
