/**
 * What staff did in a place, and why. Whoever does something on behalf of the staff writes it here in the same
 * transaction. Table: audit. URL: /api/audit.
 */
@NullMarked
package org.weft.audit;

import org.jspecify.annotations.NullMarked;
