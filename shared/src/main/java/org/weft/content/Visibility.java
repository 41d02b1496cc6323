package org.weft.content;

/**
 * Who may see a piece of content: everyone in its place, or only staff and its owner. The one rule, as Java and as an
 * SQL condition, for every channel: pages, JSON, events, mail, feeds, export, search.
 */
public final class Visibility {
    private Visibility() {}

    /**
     * The rule over a table's columns {@code audience} and {@code owner_id}, with the bindings {@code :staff} and
     * {@code :viewer}; the caller's condition on organization and place stands beside it.
     */
    public static final String SQL = "(audience = 'all' or :staff or owner_id = :viewer)";

    /** The same rule for a row at hand. */
    public static boolean allows(String audience, long owner, boolean staff, long viewer) {
        return audience.equals("all") || staff || owner == viewer;
    }
}
