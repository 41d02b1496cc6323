package org.weft.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** What keeps us from a mail server, in words for whoever set it up. Never what a server says, which may hold addresses. */
final class Trouble {
    private Trouble() {}

    static String of(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (!known.isEmpty()) {
                return known;
            }
        }
        return failure.getClass().getSimpleName();
    }

    private static String known(Throwable cause) {
        if (cause instanceof AuthenticationFailedException) {
            return "it doesn't take the user and the password";
        } else if (String.valueOf(cause.getMessage()).startsWith("STARTTLS ")) {
            // There is no type for it.
            return "it offers no encryption (STARTTLS), without which nothing is sent to another machine;"
                    + " if it encrypts from the first byte, write smtps:// or imaps://";
        } else if (cause instanceof SSLHandshakeException) {
            return "its certificate is for another name, or from nobody whom this Java trusts: " + cause.getMessage();
        } else if (cause instanceof SSLException) {
            return "it doesn't encrypt from the first byte at this port; write smtp:// or imap://";
        } else if (cause instanceof UnknownHostException) {
            return "there is no host of this name";
        } else if (cause instanceof ConnectException) {
            return "nothing listens there";
        } else if (cause instanceof SocketTimeoutException) {
            return "it doesn't answer in time";
        }
        return "";
    }
}
