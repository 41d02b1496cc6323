/**
 * What every feature stands on and no feature is: ids, refusals, JSON, cursors.
 */
@NullMarked
package org.weft.base;

import org.jspecify.annotations.NullMarked;
