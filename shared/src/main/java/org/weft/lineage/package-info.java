/**
 * Which discussion a copied one came from. A copy begins with the settings and the first threads of its origin and
 * without anybody's posts; its staff can take over what earlier groups have answered, without their names. Tables:
 * lineage, harvest, earlier_author. URL: /api/earlier. Element: weft-earlier.
 */
@NullMarked
package org.weft.lineage;

import org.jspecify.annotations.NullMarked;
