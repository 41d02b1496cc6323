package org.weft.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;
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
    private static final String CONNECT_MILLIS = "10000";
    private static final String WAIT_MILLIS = "30000";

    @Override
    public Trip open() throws MessagingException {
        var transport = Session.getInstance(properties()).getTransport();
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

    private Properties properties() {
        var properties = new Properties();
        var protocol = encrypted ? "smtps" : "smtp";
        properties.put("mail.transport.protocol", protocol);
        var prefix = "mail." + protocol + ".";
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", WAIT_MILLIS);
        properties.put(prefix + "writetimeout", WAIT_MILLIS);
        properties.put(prefix + "auth", Boolean.toString(user != null));
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", Boolean.toString(user != null && !local(host)));
        return properties;
    }

    static boolean local(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return (encrypted ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
