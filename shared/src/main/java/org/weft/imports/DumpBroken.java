package org.weft.imports;

/** A file of the dump is missing or can't be read to its end; nothing was written. */
public final class DumpBroken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param line from 1; 0 when it is about the whole file */
    DumpBroken(String file, int line, String reason) {
        super(line > 0 ? file + ":" + line + ": " + reason : file + ": " + reason);
    }
}
