/**
 * Light signals on any content: thanks, helped, insight, celebrate.
 * Table: reaction; the counts are kept on content. URLs: /api/posts/{content}/reactions. Element: weft-reactions.
 */
@NullMarked
package org.weft.reactions;

import org.jspecify.annotations.NullMarked;
