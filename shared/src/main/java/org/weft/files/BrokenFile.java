package org.weft.files;

/** Says of itself that it is a picture, and isn't whole or isn't one. */
public final class BrokenFile extends Exception {
    private static final long serialVersionUID = 1;

    BrokenFile(String message) {
        super(message);
    }
}
