package org.weft.check;

import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.weft.mail.Carrier;

/** Mails that go nowhere, to be read. */
final class KeptMail implements Carrier {
    /** Secrets of links and addresses, and what parts are told apart by. */
    private static final Pattern RANDOM =
            Pattern.compile("(/mail/|weft\\+|/go/)[\\w-]+|Content-Type: multipart[^\\n]*|boundary=[^\\n]*");

    private final List<MimeMessage> mails = new CopyOnWriteArrayList<>();

    @Override
    public Trip open() {
        return new Trip() {
            @Override
            public void carry(MimeMessage mail) {
                mails.add(mail);
            }

            @Override
            public void close() {}
        };
    }

    /** All that somebody was sent, every header and every part as its reader gets them, without what is random. */
    String to(String address) {
        return mails.stream()
                .filter(mail -> address.equals(recipient(mail)))
                .map(KeptMail::text)
                .collect(Collectors.joining("\n\n"));
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getHeader(Message.RecipientType.TO.toString(), null);
        } catch (MessagingException e) {
            throw new IllegalStateException("Our own mail can be read", e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            var text = new StringBuilder();
            for (Header header : Collections.list(mail.getAllHeaders())) {
                text.append(header.getName())
                        .append(": ")
                        .append(MimeUtility.decodeText(MimeUtility.unfold(header.getValue())))
                        .append('\n');
            }
            var parts = (Multipart) mail.getContent();
            for (int i = 0; i < parts.getCount(); i++) {
                text.append(parts.getBodyPart(i).getContent()).append('\n');
            }
            return RANDOM.matcher(text).replaceAll("$1");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException("Our own mail can be read", e);
        }
    }
}
