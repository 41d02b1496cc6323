/**
 * From a host's proof to a viewer: a one-time code, then a bearer token that lives in the memory of one tab.
 * Table: session. A host calls {@link org.weft.session.Arrivals}; every API call takes a {@link org.weft.session.Viewer}.
 * What a host comes to call otherwise is carried on by {@link org.weft.session.Carrying}.
 */
@NullMarked
package org.weft.session;

import org.jspecify.annotations.NullMarked;
