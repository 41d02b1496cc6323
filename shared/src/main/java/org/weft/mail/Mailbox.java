package org.weft.mail;

/**
 * Where answers to mails arrive (IMAP).
 *
 * @param encrypted from the first byte; otherwise as soon as the server offers it, and always on another machine
 */
public record Mailbox(String host, int port, boolean encrypted, String user, String password, String folder) {
    /** Says nothing of the password. */
    @Override
    public String toString() {
        return (encrypted ? "imaps://" : "imap://") + host + ":" + port;
    }
}
