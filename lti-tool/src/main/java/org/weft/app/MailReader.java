package org.weft.app;

import static org.weft.app.Setting.WEFT_MAIL_FROM;
import static org.weft.app.Setting.WEFT_MAIL_IN;
import static org.weft.app.Setting.WEFT_MAIL_REPLY;
import static org.weft.app.Setting.WEFT_SMTP_URL;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.mail.MailSettings;
import org.weft.mail.Mailbox;
import org.weft.mail.Smtp;

/** Reads what the environment says of mail. Nothing that it complains of repeats an address that has a password in it. */
final class MailReader {
    private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,;\"]{1,200}@[A-Za-z0-9.-]{1,200}");
    private static final Map<String, Integer> PORTS = Map.of("smtp", 587, "smtps", 465, "imap", 143, "imaps", 993);

    private final Function<Setting, Optional<String>> texts;
    private final URI publicUrl;

    MailReader(Function<Setting, Optional<String>> texts, URI publicUrl) {
        this.texts = texts;
        this.publicUrl = publicUrl;
    }

    /** Null when nobody is mailed. @throws BadSetting */
    @Nullable
    MailSettings read() {
        var out = texts.apply(WEFT_SMTP_URL);
        if (out.isEmpty()) {
            for (var needless : new Setting[] {WEFT_MAIL_FROM, WEFT_MAIL_IN, WEFT_MAIL_REPLY}) {
                if (texts.apply(needless).isPresent()) {
                    throw new BadSetting(needless.name() + " needs WEFT_SMTP_URL, by which mails go out");
                }
            }
            return null;
        }
        var server = server(WEFT_SMTP_URL, "smtp", out.get());
        var smtp = new Smtp(server.host(), server.port(), server.encrypted(), server.user(), server.password());
        var from = texts.apply(WEFT_MAIL_FROM)
                .orElseThrow(() -> new BadSetting("WEFT_MAIL_FROM is needed, since WEFT_SMTP_URL is set"));
        var mailbox = mailbox();
        return new MailSettings(smtp, address(WEFT_MAIL_FROM, from), reply(from, mailbox), mailbox, publicUrl);
    }

    private @Nullable Mailbox mailbox() {
        return texts.apply(WEFT_MAIL_IN)
                .map(text -> {
                    var server = server(WEFT_MAIL_IN, "imap", text);
                    if (server.user() == null || server.password() == null) {
                        throw new BadSetting("WEFT_MAIL_IN needs a user and a password");
                    }
                    return new Mailbox(
                            server.host(),
                            server.port(),
                            server.encrypted(),
                            server.user(),
                            server.password(),
                            server.path().isEmpty() ? "INBOX" : server.path());
                })
                .orElse(null);
    }

    private @Nullable String reply(String from, @Nullable Mailbox mailbox) {
        var said = texts.apply(WEFT_MAIL_REPLY);
        if (mailbox == null) {
            if (said.isPresent()) {
                throw new BadSetting("WEFT_MAIL_REPLY needs WEFT_MAIL_IN, where answers are read");
            }
            return null;
        }
        var reply = said.orElse(from.replaceFirst("@", "+{token}@"));
        if (!reply.substring(0, Math.max(0, reply.lastIndexOf('@'))).contains("{token}")) {
            throw new BadSetting(
                    WEFT_MAIL_REPLY, "an address with {token} in it, such as weft+{token}@example.org", reply);
        }
        return address(WEFT_MAIL_REPLY, reply);
    }

    private static String address(Setting setting, String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new BadSetting(setting, "an address such as weft@example.org", text);
        }
        return text;
    }

    private record Server(
            String host,
            int port,
            boolean encrypted,
            @Nullable String user,
            @Nullable String password,
            String path) {}

    private static Server server(Setting setting, String scheme, String text) {
        try {
            var url = new URI(text);
            boolean known = scheme.equals(url.getScheme()) || (scheme + "s").equals(url.getScheme());
            if (!known || url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
                throw bad(setting, scheme);
            }
            var who = url.getRawUserInfo() == null ? null : url.getRawUserInfo().split(":", 2);
            if (who != null && who.length != 2) {
                throw bad(setting, scheme);
            }
            return new Server(
                    url.getHost(),
                    url.getPort() < 0 ? PORTS.getOrDefault(url.getScheme(), 0) : url.getPort(),
                    url.getScheme().endsWith("s"),
                    who == null ? null : decode(who[0]),
                    who == null ? null : decode(who[1]),
                    url.getPath() == null ? "" : url.getPath().replaceFirst("^/", ""));
        } catch (URISyntaxException e) {
            throw bad(setting, scheme);
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static BadSetting bad(Setting setting, String scheme) {
        return new BadSetting("%s must be like %s://USER:PASSWORD@HOST:PORT or %ss://…, with percent-encoded signs"
                .formatted(setting, scheme, scheme));
    }
}
