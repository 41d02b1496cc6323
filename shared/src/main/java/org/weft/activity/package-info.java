/**
 * What happened, in the order in which it was committed, and its delivery to open pages.
 * Table: activity. Acts write one row in their own transaction; {@link org.weft.activity.Live} tells listeners on
 * every node.
 */
@NullMarked
package org.weft.activity;

import org.jspecify.annotations.NullMarked;
