/** Checks of the whole product that its users can run themselves. */
@NullMarked
package org.weft.check;

import org.jspecify.annotations.NullMarked;
