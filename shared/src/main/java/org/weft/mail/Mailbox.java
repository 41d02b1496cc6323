package org.weft.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;

/**
 * Where answers to mails arrive (IMAP).
 *
 * @param encrypted from the first byte; otherwise as soon as the server offers it, and always on another machine
 */
public record Mailbox(String host, int port, boolean encrypted, String user, String password, String folder) {
    Store open() throws MessagingException {
        var line = new Line("imap", encrypted, !Line.local(host));
        var properties = line.properties();
        properties.put("mail." + line.protocol() + ".peek", "true");
        var store = Session.getInstance(properties).getStore(line.protocol());
        store.connect(host, port, user, password);
        return store;
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return (encrypted ? "imaps://" : "imap://") + host + ":" + port;
    }
}
