/**
 * What staff should look at, and what was decided: flags on any content of a place, and what people sent that isn't
 * written until staff has looked; who reads only. Tables: flag, held, place_rule, block, word, organization_word. URLs: /api/posts/{content}/flag, /api/held, /api/review,
 * /api/rules, /api/posts/{content}/block, /api/blocks, /api/words. Elements: weft-why, weft-held, weft-review, weft-rules,
 * weft-blocks, weft-words.
 */
@NullMarked
package org.weft.moderation;

import org.jspecify.annotations.NullMarked;
