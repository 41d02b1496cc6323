package org.weft.mail;

import java.util.Properties;

/**
 * A connection to a mail server.
 *
 * @param plain the protocol without encryption, {@code smtp} or {@code imap}
 * @param encrypted from the first byte; otherwise as soon as the server offers it (STARTTLS)
 * @param required whether not to go on without; the server must be who its certificate says in any case
 */
record Line(String plain, boolean encrypted, boolean required) {
    private static final String CONNECT_MILLIS = "10000";
    private static final String WAIT_MILLIS = "30000";

    String protocol() {
        return encrypted ? plain + "s" : plain;
    }

    Properties properties() {
        var properties = new Properties();
        var prefix = "mail." + protocol() + ".";
        properties.put(prefix + "connectiontimeout", CONNECT_MILLIS);
        properties.put(prefix + "timeout", WAIT_MILLIS);
        properties.put(prefix + "writetimeout", WAIT_MILLIS);
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "starttls.enable", "true");
        properties.put(prefix + "starttls.required", Boolean.toString(required));
        return properties;
    }

    /** Whether nobody can listen on the way there. */
    static boolean local(String host) {
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }
}
