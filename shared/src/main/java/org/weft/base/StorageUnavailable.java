package org.weft.base;

/** Where bytes are kept beside the database doesn't take or give them now; it may later. */
public final class StorageUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean full;

    /** @param full whether it is for want of room */
    public StorageUnavailable(String message, boolean full, Throwable cause) {
        super(message, cause);
        this.full = full;
    }

    public boolean full() {
        return full;
    }
}
