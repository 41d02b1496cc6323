package org.weft.imports;

/** A row that can't be used; it is reported and skipped. */
final class RowBroken extends Exception {
    private static final long serialVersionUID = 1;

    RowBroken(String reason) {
        super(reason);
    }
}
