/** Who is in a place by its host's list, and who is missing on which side. Hosts do the reading. */
@NullMarked
package org.weft.roster;

import org.jspecify.annotations.NullMarked;
