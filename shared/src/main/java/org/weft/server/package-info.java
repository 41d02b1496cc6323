/**
 * The web server: {@link org.weft.server.WebServer} with its limits, headers, error answers, health and metrics. Hosts
 * mount their servlets and APIs on it; it knows none of them.
 */
@NullMarked
package org.weft.server;

import org.jspecify.annotations.NullMarked;
