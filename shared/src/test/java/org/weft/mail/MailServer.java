package org.weft.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A real mail server on this machine: takes all mails, and keeps those to the reply address in a mailbox of ours. */
final class MailServer implements AutoCloseable {
    static final String FROM = "weft@weft.example";

    private final boolean encrypted;
    private GreenMail server;
    private final int smtpPort;
    private final int imapPort;

    MailServer() {
        this(false);
    }

    /** @param encrypted from the first byte, with the certificate in {@code greenmail.tls.keystore.file} */
    MailServer(boolean encrypted) {
        this.encrypted = encrypted;
        server = start(encrypted, 0, 0);
        smtpPort = (encrypted ? server.getSmtps() : server.getSmtp()).getPort();
        imapPort = (encrypted ? server.getImaps() : server.getImap()).getPort();
    }

    private static GreenMail start(boolean encrypted, int smtp, int imap) {
        var server = new GreenMail(new ServerSetup[] {
            new ServerSetup(smtp, "127.0.0.1", encrypted ? ServerSetup.PROTOCOL_SMTPS : ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(imap, "127.0.0.1", encrypted ? ServerSetup.PROTOCOL_IMAPS : ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        var ours = server.setUser(FROM, "weft", "secret");
        server.getUserManager()
                .setMessageDeliveryHandler((message, address) ->
                        address.getEmail().toLowerCase(Locale.ROOT).startsWith("weft+")
                                ? ours
                                : server.getUserManager().getUserByEmail(address.getEmail()) == null
                                        ? server.setUser(address.getEmail(), "secret")
                                        : server.getUserManager().getUserByEmail(address.getEmail()));
        return server;
    }

    MailSettings settings() {
        return new MailSettings(
                new Smtp("127.0.0.1", smtpPort, encrypted, null, null),
                FROM,
                "weft+{token}@weft.example",
                new Mailbox("127.0.0.1", imapPort, encrypted, "weft", "secret", "INBOX"),
                URI.create("https://weft.example"));
    }

    /** The same, but mails go out through something else. */
    MailSettings settings(Carrier carrier) {
        var usual = settings();
        return new MailSettings(carrier, usual.from(), usual.reply(), usual.in(), usual.publicUrl());
    }

    int smtpPort() {
        return smtpPort;
    }

    int imapPort() {
        return imapPort;
    }

    void goDown() {
        server.stop();
    }

    void comeBack() {
        server = start(encrypted, smtpPort, imapPort);
    }

    /** All mails to an address, the oldest first. */
    List<MimeMessage> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> address.equals(header(mail, "To")))
                .toList();
    }

    /** Mails in our mailbox. */
    int kept() {
        return ours().size();
    }

    /** Those that nobody has looked at. */
    long unseen() {
        return ours().stream()
                .filter(mail -> !mail.isSet(Flags.Flag.SEEN) && !mail.isSet(Flags.Flag.DELETED))
                .count();
    }

    private List<StoredMessage> ours() {
        try {
            var user = server.getUserManager().getUserByEmail(FROM);
            return server.getManagers().getImapHostManager().getInbox(user).getMessages();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    void empty() {
        try {
            server.purgeEmailFromAllMailboxes();
        } catch (FolderException e) {
            throw new AssertionError(e);
        }
    }

    static @Nullable String header(MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    static String text(MimeMessage mail) {
        return part(mail, 0);
    }

    static String html(MimeMessage mail) {
        return part(mail, 1);
    }

    private static String part(MimeMessage mail, int index) {
        try {
            BodyPart part = ((Multipart) mail.getContent()).getBodyPart(index);
            return ((String) part.getContent()).replace("\r\n", "\n");
        } catch (IOException | MessagingException e) {
            throw new AssertionError(e);
        }
    }

    /** All of it, as it was sent. */
    static String raw(MimeMessage mail) {
        return GreenMailUtil.getWholeMessage(mail);
    }

    @Override
    public void close() {
        server.stop();
    }
}
