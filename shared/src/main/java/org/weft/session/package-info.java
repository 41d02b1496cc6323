/**
 * From a host's proof to a viewer: a one-time code, then a bearer token that lives in the memory of one tab.
 * Table: session. A host calls {@link org.weft.session.Arrivals}; every API call takes a {@link org.weft.session.Viewer}.
 */
@NullMarked
package org.weft.session;

import org.jspecify.annotations.NullMarked;
