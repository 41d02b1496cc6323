package org.weft.admin;

import java.io.PrintWriter;
import java.util.function.Consumer;

/** What a page of the console answers. */
public sealed interface Answer {
    /**
     * A page.
     *
     * @param title plain text
     * @param html what stands below the title, with all that others wrote escaped
     */
    record Page(int status, String title, String html) implements Answer {}

    /** After something was done: so that reloading does it no second time. */
    record Go(String path) implements Answer {}

    /** A file of comma-separated values. */
    record Table(String name, Consumer<PrintWriter> lines) implements Answer {}

    static Answer page(String title, String html) {
        return new Page(200, title, html);
    }
}
