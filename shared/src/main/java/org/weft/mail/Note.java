package org.weft.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.weft.session.Secrets;
import org.weft.text.Texts;

/** A mail that says what became of an answer, in the language and time zone of who sent it. */
record Note(Received mail, AnswerDao.Answerable answered, Answers.Outcome outcome, Instant now) {
    private static final int LONGEST_SUBJECT = 150;

    Letter letter(MailSettings settings) {
        var words = Words.in(locale());
        var subject = Texts.excerpt("Re: " + (mail.subject() == null ? "" : mail.subject()), LONGEST_SUBJECT);
        var sheet = new Sheet(words);
        switch (outcome.code()) {
            case "posted" -> sheet.quiet(words.say("answer.files"));
            case "held" -> sheet.quiet(words.say("answer.held"));
            default -> why(words, sheet.quiet(words.say("answer.refused")));
        }
        return new Letter(
                answered.personId(),
                mail.from(),
                "Weft",
                subject,
                new Letter.Body(sheet.text(), sheet.html(subject)),
                Secrets.random256() + ".weft@" + settings.domain(),
                headers(),
                null,
                List.of());
    }

    /** Whoever writes from elsewhere isn't told in whose language. */
    private Locale locale() {
        var locale = answered.locale();
        return locale == null || outcome.code().equals("sender")
                ? Locale.ENGLISH
                : Locale.forLanguageTag(locale.replace('_', '-'));
    }

    private void why(Words words, Sheet sheet) {
        var details = outcome.details();
        var said = words.say(key(outcome.code()), "word", details.getOrDefault("word", ""));
        sheet.quiet(said);
        if (details.get("reason") instanceof String reason) {
            sheet.quiet(words.say("answer.reason", "reason", reason));
        }
        if (details.get("until") instanceof Instant until) {
            sheet.quiet(words.say("answer.until", "time", time(words, until)));
        }
        if (details.get("retryAfterSeconds") instanceof Integer seconds) {
            sheet.quiet(words.say("answer.again", "time", time(words, now.plusSeconds(seconds))));
        }
    }

    private static String key(String code) {
        return switch (code) {
            case "sender" -> "answer.sender";
            case "expired" -> "answer.expired";
            case "unreadable", "text-missing", "text-empty" -> "answer.unreadable";
            case "text-too-long" -> "answer.long";
            case "thread-locked", "forum-closed", "forum-not-open" -> "answer.closed";
            case "blocked" -> "answer.blocked";
            case "slow-mode" -> "answer.slow";
            case "too-many-posts" -> "answer.pace";
            case "too-many-waiting" -> "answer.waiting";
            case "word-refused" -> "answer.word";
            case "post-not-found", "thread-not-found", "elsewhere" -> "answer.gone";
            default -> "answer.other";
        };
    }

    /** To the minute, and not before: {@code 2 Mar 2026, 10:01 CET}. */
    private String time(Words words, Instant at) {
        ZoneId zone = Rhythms.zoneOf(answered.zone());
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        return new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .appendLiteral(' ')
                .appendZoneText(TextStyle.SHORT)
                .toFormatter(Locale.forLanguageTag(words.language))
                .format((minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES)).atZone(zone));
    }

    private Map<String, String> headers() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Auto-Submitted", "auto-replied");
        headers.put("Precedence", "list");
        headers.put("X-Auto-Response-Suppress", "All");
        var id = Texts.line(mail.id());
        if (id.matches("<[\\x21-\\x7e]{3,250}>")) {
            headers.put("In-Reply-To", id);
            headers.put("References", id);
        }
        return headers;
    }
}
