/**
 * What staff should look at: flags on any content of a place, and what was decided. Table: flag. URLs:
 * /api/posts/{content}/flag, /api/review. Elements: weft-why, weft-review.
 */
@NullMarked
package org.weft.moderation;

import org.jspecify.annotations.NullMarked;
