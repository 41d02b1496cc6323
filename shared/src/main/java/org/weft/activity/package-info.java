/**
 * What happened, in the order in which it was committed, and its delivery to open pages.
 * Tables: activity, backlog. Acts write one row in their own transaction; {@link org.weft.activity.Live} tells listeners
 * on every node, {@link org.weft.activity.Backlog} has one node make something of it.
 */
@NullMarked
package org.weft.activity;

import org.jspecify.annotations.NullMarked;
