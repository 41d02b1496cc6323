/**
 * Where people work together: places with their members and roles, and the placements on their pages.
 * Tables: place, member, placement. Hosts tell about them when someone arrives; see org.weft.session.
 */
@NullMarked
package org.weft.places;

import org.jspecify.annotations.NullMarked;
