package org.weft.lti.install;

/** A registration that can't go on. The message tells the LMS's administrator what happened and what to do. */
final class InstallRefused extends RuntimeException {
    private final int status;
    private final String code;

    /** @param code for the log, for example {@code invitation-used} */
    InstallRefused(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
