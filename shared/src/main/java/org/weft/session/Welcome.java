package org.weft.session;

import java.net.URI;

/** How an arrival ends. */
public sealed interface Welcome {
    /** Send the browser to {@code page}; it works once, within a minute. */
    record Opened(URI page) implements Welcome {}

    /** A learner came to a placement that nobody on the staff has opened yet. */
    record NotReady() implements Welcome {}
}
