package org.weft.activity;

import org.weft.base.Id;

/** A point in the order of what happened. As text {@code <xid>-<id>}, for example {@code 7801-42}. */
public record Position(long xid, long id) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        int byXid = Long.compare(xid, other.xid);
        return byXid == 0 ? Long.compare(id, other.id) : byXid;
    }

    @Override
    public String toString() {
        return xid + "-" + id;
    }

    /** @throws NumberFormatException when {@code text} is none */
    public static Position parse(String text) {
        int dash = text.indexOf('-');
        if (dash < 1) {
            throw new NumberFormatException("Not a position");
        }
        return new Position(Id.parse(text.substring(0, dash)), Id.parse(text.substring(dash + 1)));
    }
}
