package org.weft.admin;

/** A part of a page that another feature has something to say on. */
@FunctionalInterface
public interface Panel {
    /** HTML that begins with an {@code h2}; empty when there is nothing to say. */
    String html(Visit visit);
}
