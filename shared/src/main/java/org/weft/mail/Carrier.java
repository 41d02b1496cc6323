package org.weft.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** What takes mails to people. */
public interface Carrier {
    /** A way to it that is open, for as many mails as there are. */
    Trip open() throws MessagingException;

    /** One connection. */
    interface Trip extends AutoCloseable {
        /** @throws MessagingException also when only this one isn't taken, see {@link Outbox} */
        void carry(MimeMessage mail) throws MessagingException;

        @Override
        void close() throws MessagingException;
    }
}
