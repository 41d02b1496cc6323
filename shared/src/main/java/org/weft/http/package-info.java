/**
 * How the API speaks HTTP: JSON in and out, the viewer of a call, refusals as problem details.
 */
@NullMarked
package org.weft.http;

import org.jspecify.annotations.NullMarked;
