package org.weft.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads reports that a mail wasn't delivered (RFC 3462, 3464). Which mail it was is told by the headers that came back
 * with it: the address for ending mails in them has a secret, which nobody can guess who wasn't sent it.
 */
final class Reports {
    private static final int MOST_BYTES = 100_000;
    private static final int MOST_PARTS = 5;
    private static final Pattern STATUS = Pattern.compile("5\\.\\d{1,3}\\.\\d{1,3}");

    private final Pattern stop;

    Reports(MailSettings settings) {
        stop = Pattern.compile(
                "<" + Pattern.quote(settings.publicUrl().resolve("/mail/").toString()) + "([\\w-]{1,100})>");
    }

    /** Empty for all but a report that a mail of ours wasn't delivered for good. */
    Optional<Returned> read(Message message) throws MessagingException {
        try {
            return message.isMimeType("multipart/report") && message.getContent() instanceof Multipart parts
                    ? read(parts)
                    : Optional.empty();
        } catch (IOException | ParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Returned> read(Multipart parts) throws MessagingException, IOException {
        String status = null;
        String secret = null;
        String address = null;
        for (int i = 0; i < Math.min(MOST_PARTS, parts.getCount()); i++) {
            var part = parts.getBodyPart(i);
            if (part.isMimeType("message/delivery-status")) {
                status = status(part);
            } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
                var headers = new InternetHeaders(beginning(part));
                secret = secret(headers.getHeader("List-Unsubscribe", null));
                address = address(headers.getHeader("To", null));
            }
        }
        return status == null || secret == null || address == null
                ? Optional.empty()
                : Optional.of(new Returned(secret, address, new Returned.Status(status)));
    }

    /** Of the only one whom our mails go to; null when it may still arrive. */
    private static @Nullable String status(Part part) throws MessagingException, IOException {
        try (var in = beginning(part)) {
            while (in.available() > 0) {
                var group = new InternetHeaders(in);
                var action = group.getHeader("Action", null);
                var status = group.getHeader("Status", null);
                if (action != null && status != null && action.strip().equalsIgnoreCase("failed")) {
                    var found = STATUS.matcher(status);
                    return found.find() ? found.group() : null;
                }
            }
        }
        return null;
    }

    private @Nullable String secret(@Nullable String unsubscribe) {
        var found = stop.matcher(unsubscribe == null ? "" : unsubscribe);
        return found.find() ? found.group(1) : null;
    }

    private static @Nullable String address(@Nullable String to) throws AddressException {
        var addresses = InternetAddress.parseHeader(to == null ? "" : to, false);
        return addresses.length == 1 ? addresses[0].getAddress() : null;
    }

    private static InputStream beginning(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new ByteArrayInputStream(in.readNBytes(MOST_BYTES));
        }
    }
}
