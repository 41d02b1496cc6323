package org.weft.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that takes mails for all addresses.
 *
 * @param encrypted from the first byte; otherwise as soon as the server offers it, and always before a password is sent
 *     to another machine
 */
public record Smtp(
        String host,
        int port,
        boolean encrypted,
        @Nullable String user,
        @Nullable String password) implements Carrier {
    @Override
    public Trip open() throws MessagingException {
        var line = new Line("smtp", encrypted, user != null && !Line.local(host));
        var properties = line.properties();
        properties.put("mail." + line.protocol() + ".auth", Boolean.toString(user != null));
        var transport = Session.getInstance(properties).getTransport(line.protocol());
        transport.connect(host, port, user, password);
        return new Trip() {
            @Override
            public void carry(MimeMessage mail) throws MessagingException {
                transport.sendMessage(mail, mail.getAllRecipients());
            }

            @Override
            public void close() throws MessagingException {
                transport.close();
            }
        };
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return (encrypted ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
