package org.weft.mail;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How an operator set up mail.
 *
 * @param from address that mails come from
 * @param reply address that answers go to, with {@code {token}} in it; null when nobody reads them
 * @param in where they arrive; null when nobody reads them
 * @param publicUrl where links lead
 */
public record MailSettings(
        Carrier carrier,
        String from,
        @Nullable String reply,
        @Nullable Mailbox in,
        URI publicUrl) {
    /** Of the addresses that mails have as their names. */
    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
