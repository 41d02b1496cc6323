package org.weft.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.notifications.Told;
import org.weft.people.OrganizationId;
import org.weft.text.Texts;

/** Writes mails: one for each thread, or a digest of all that is new. */
final class Letters {
    /** Of more threads at once a digest tells. */
    private static final int MOST_THREADS = 5;

    private static final int MOST_POSTS = 10;
    private static final int MOST_IN_DIGEST = 50;
    private static final int EXCERPT = 280;
    private static final int LONGEST_SUBJECT = 150;
    private static final int LONGEST_SENDER = 80;

    private final MailSettings settings;

    Letters(MailSettings settings) {
        this.settings = settings;
    }

    /** @param news of one person, the oldest first */
    List<Letter> of(OrganizationId organization, List<Told> news, Often often) {
        var threads = grouped(news, Told::thread);
        return often == Often.NOW && threads.size() <= MOST_THREADS
                ? threads.stream()
                        .map(thread -> new OfThread(organization, thread).letter())
                        .toList()
                : List.of(digest(organization, news));
    }

    private static <K> List<List<Told>> grouped(List<Told> news, Function<Told, K> by) {
        return List.copyOf(news.stream()
                .collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()))
                .values());
    }

    /** The news of one thread. */
    private final class OfThread {
        private final OrganizationId organization;
        private final List<Told> news;
        private final Told newest;
        private final Words words;
        private final Issued issued;

        OfThread(OrganizationId organization, List<Told> news) {
            this.organization = organization;
            this.news = news;
            newest = news.get(news.size() - 1);
            words = Words.in(newest.language());
            issued = Issued.about(organization, newest.person(), newest.place(), newest.post(), newest.reason());
        }

        Letter letter() {
            var opens = news.get(0).number() == 1;
            var subject = Texts.excerpt(
                    words.say(opens ? "subject" : "subject.reply", "place", newest.placeTitle())
                            .replace("{title}", newest.title()),
                    LONGEST_SUBJECT);
            return new Letter(
                    newest.person(),
                    newest.email(),
                    sender(),
                    subject,
                    body(subject),
                    id(),
                    headers(),
                    issued,
                    news.stream().map(Told::id).toList());
        }

        /** Whoever wrote, unless it is about something that happened to a post. */
        private String sender() {
            var name = aboutWriting(newest) ? words.name(newest.author()) : newest.placeTitle();
            return Texts.excerpt(name, LONGEST_SENDER);
        }

        private Letter.Body body(String subject) {
            var sheet = new Sheet(words)
                    .quiet(where(newest))
                    .heading(1, newest.title(), address(newest.key(), newest.firstPost()));
            int shown = Math.max(0, news.size() - MOST_POSTS);
            if (shown > 0) {
                sheet.quiet(words.say("earlier", "n", shown));
            }
            for (var told : news.subList(shown, news.size())) {
                sheet.by(words.name(told.author()), words.say("reason." + told.reason()))
                        .post(told.html());
            }
            var address = address(newest.key(), news.get(0).post());
            if (address != null) {
                sheet.link(words.say("open"), address);
            }
            sheet.rule().quiet(answering());
            sheet.quiet(words.say("why", "reason", words.say("reason." + newest.reason())));
            sheet.link(words.say("stop"), stop(issued));
            return new Letter.Body(sheet.text(), sheet.html(subject));
        }

        private String answering() {
            if (settings.reply() == null || !newest.mayReply()) {
                return words.say("noreply");
            }
            return newest.nameless() ? words.say("reply") + " " + words.say("reply.nameless") : words.say("reply");
        }

        /** The first post has the name that all mails of its thread refer to. */
        private String id() {
            return newest.number() == 1 && aboutWriting(newest)
                    ? root()
                    : "%s-%s-%s.weft@%s"
                            .formatted(organization.text(), newest.post().text(), newest.reason(), settings.domain());
        }

        private String root() {
            return "%s-%s.weft@%s"
                    .formatted(organization.text(), newest.firstPost().text(), settings.domain());
        }

        private Map<String, String> headers() {
            var headers = common(organization, issued);
            if (!id().equals(root())) {
                headers.put("In-Reply-To", "<" + root() + ">");
                headers.put("References", "<" + root() + ">");
            }
            if (settings.reply() != null && newest.mayReply()) {
                headers.put("Reply-To", settings.reply().replace("{token}", issued.reply()));
            }
            return headers;
        }
    }

    private Letter digest(OrganizationId organization, List<Told> news) {
        var newest = news.get(news.size() - 1);
        var words = Words.in(newest.language());
        var issued = Issued.about(organization, newest.person(), null, null, null);
        boolean onePlace = news.stream().map(Told::place).distinct().count() == 1;
        var subject = Texts.excerpt(
                onePlace ? words.say("digest.subject.one", "place", newest.placeTitle()) : words.say("digest.subject"),
                LONGEST_SUBJECT);
        var sheet = new Sheet(words).heading(1, subject, null);
        var shown = news.subList(Math.max(0, news.size() - MOST_IN_DIGEST), news.size());
        for (var placement : grouped(shown, told -> List.of(told.place(), String.valueOf(told.key())))) {
            sheet.heading(2, where(placement.get(0)), null);
            for (var thread : grouped(placement, Told::thread)) {
                tell(sheet, words, thread);
            }
        }
        if (shown.size() < news.size()) {
            sheet.quiet(words.say("digest.more", "n", news.size() - shown.size()));
        }
        sheet.rule().quiet(words.say("why.digest")).link(words.say("stop"), stop(issued));
        return new Letter(
                newest.person(),
                newest.email(),
                onePlace ? Texts.excerpt(newest.placeTitle(), LONGEST_SENDER) : "Weft",
                subject,
                new Letter.Body(sheet.text(), sheet.html(subject)),
                "%s-%s-%s-%s.digest.weft@%s"
                        .formatted(
                                organization.text(),
                                newest.person().text(),
                                newest.post().text(),
                                newest.reason(),
                                settings.domain()),
                common(organization, issued),
                issued,
                news.stream().map(Told::id).toList());
    }

    private void tell(Sheet sheet, Words words, List<Told> thread) {
        var newest = thread.get(thread.size() - 1);
        sheet.heading(3, newest.title(), address(newest.key(), thread.get(0).post()));
        var reasons = new ArrayList<String>();
        thread.forEach(told -> reasons.add(words.say("reason." + told.reason())));
        sheet.quiet(reasons.stream().distinct().collect(Collectors.joining(" · ")));
        int left = Math.max(0, thread.size() - MOST_POSTS);
        if (left > 0) {
            sheet.quiet(words.say("earlier", "n", left));
        }
        thread.subList(left, thread.size())
                .forEach(told -> sheet.excerpt(words.name(told.author()), told.html(), EXCERPT));
    }

    /** RFC 2369, 2919, 3834 and 8058; the last one is Exchange's. */
    private Map<String, String> common(OrganizationId organization, Issued issued) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("List-Id", "<notifications-%s.weft.%s>".formatted(organization.text(), settings.domain()));
        headers.put("List-Unsubscribe", "<" + stop(issued) + ">");
        headers.put("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        headers.put("Auto-Submitted", "auto-generated");
        headers.put("Precedence", "list");
        headers.put("X-Auto-Response-Suppress", "All");
        return headers;
    }

    private static boolean aboutWriting(Told told) {
        return switch (told.reason()) {
            case "accepted", "endorsed", "solved" -> false;
            default -> true;
        };
    }

    private static String where(Told told) {
        return told.placementTitle() == null ? told.placeTitle() : told.placeTitle() + " · " + told.placementTitle();
    }

    private @Nullable String address(@Nullable String key, ContentId post) {
        return key == null
                ? null
                : settings.publicUrl().resolve("/go/" + key + "/" + post.text()).toString();
    }

    private String stop(Issued issued) {
        return settings.publicUrl().resolve("/mail/" + issued.stop()).toString();
    }
}
