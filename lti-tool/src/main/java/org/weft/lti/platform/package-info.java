/**
 * How our server calls a platform: {@link org.weft.lti.platform.PlatformClient} asks, with limits on time and size, only
 * addresses that {@link org.weft.lti.platform.PublicAddresses} lets through. It knows nothing of what is asked for.
 */
@NullMarked
package org.weft.lti.platform;

import org.jspecify.annotations.NullMarked;
