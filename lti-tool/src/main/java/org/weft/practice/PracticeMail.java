package org.weft.practice;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.weft.mail.MailSettings;
import org.weft.mail.Mailbox;
import org.weft.mail.Smtp;

/** A mail server on this machine, in memory, with a mailbox for everyone at the practice school and one for the tool. */
public final class PracticeMail implements AutoCloseable {
    private static final String TOOL = "weft@practice.example";
    private static final String PASSWORD = "practice";

    private final GreenMail server;
    private final GreenMailUser tool;

    /** Starts it at free ports. */
    public PracticeMail() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        server.start();
        tool = server.setUser(TOOL, "weft", PASSWORD);
        server.getUserManager().setMessageDeliveryHandler((message, address) -> user(address.getEmail()));
    }

    private GreenMailUser user(String address) throws UserException {
        if (address.startsWith("weft")) {
            return tool;
        }
        var known = server.getUserManager().getUserByEmail(address);
        return known == null ? server.getUserManager().createUser(address, address, PASSWORD) : known;
    }

    /** How the tool sends and gets mail here. */
    public MailSettings settings(URI publicUrl) {
        var out = new Smtp("127.0.0.1", server.getSmtp().getPort(), false, null, null);
        var in = new Mailbox("127.0.0.1", server.getImap().getPort(), false, "weft", PASSWORD, "INBOX");
        return new MailSettings(out, TOOL, "weft+{token}@practice.example", in, publicUrl);
    }

    /** A mail in a mailbox. */
    record Received(long id, MimeMessage message) {}

    /** The newest first. */
    List<Received> of(Person person) {
        return stored(person)
                .map(stored -> new Received(stored.getUid(), stored.getMimeMessage()))
                .sorted(Comparator.comparing(Received::id).reversed())
                .toList();
    }

    Optional<MimeMessage> of(Person person, long id) {
        return stored(person)
                .filter(stored -> stored.getUid() == id)
                .map(StoredMessage::getMimeMessage)
                .findFirst();
    }

    private Stream<StoredMessage> stored(Person person) {
        var user = server.getUserManager().getUserByEmail(person.email());
        try {
            return user == null
                    ? Stream.empty()
                    : server.getManagers().getImapHostManager().getInbox(user).getMessages().stream();
        } catch (FolderException e) {
            throw new IllegalStateException("Everyone has an inbox", e);
        }
    }

    /** As a mail program would send it. */
    void send(MimeMessage message) throws jakarta.mail.MessagingException {
        try (var trip = new Smtp("127.0.0.1", server.getSmtp().getPort(), false, null, null).open()) {
            trip.carry(message);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}
