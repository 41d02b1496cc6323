package org.weft.privacy;

import static java.util.Comparator.comparing;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.weft.base.Markup;
import org.weft.people.PersonId;
import org.weft.text.Texts;

/** Takes calls to somebody out of what others wrote: where one stood, nobody is called. */
final class Calls {
    private static final String NOBODY = "@…";
    private static final Pattern ANY = Pattern.compile("@\\[([^\\[\\]]*)]\\(person:0*(\\d{1,18})\\)");

    private final String person;
    private final Pattern shown;

    Calls(PersonId person) {
        this.person = person.text();
        shown = Pattern.compile(
                "<span class=\"mention\" data-person=\"" + this.person + "\"[^>]*><bdi>[^<]*</bdi></span>");
    }

    CallsDao.Text takenOut(CallsDao.Text from) {
        var html = rendered(from.html(), from.source());
        var excerpt = Texts.rendered(html).excerpt();
        return new CallsDao.Text(from.id(), typed(from.source()), html, excerpt, typed(from.request()));
    }

    /** Markdown, or JSON that holds some. */
    String typed(String text) {
        return ANY.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(isTheirs(found) ? NOBODY : found.group()));
    }

    /**
     * What {@code source} was rendered as. Whoever wasn't in the course by then stands in it as plain text, as they are
     * called in the source; of names that begin alike the longest is meant.
     */
    String rendered(String html, String source) {
        var calls = ANY.matcher(source)
                .results()
                .sorted(comparing((MatchResult found) -> name(found).length()).reversed())
                .toList();
        var theirs = calls.stream().filter(this::isTheirs).map(Calls::name).collect(Collectors.toSet());
        var rest = typed(shown.matcher(html).replaceAll(NOBODY));
        if (theirs.isEmpty()) {
            return rest;
        }
        var names = calls.stream()
                .map(found -> Pattern.quote(name(found)) + end(source, found.end()))
                .distinct()
                .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}_@-])(?<!<bdi>)@(", ")"));
        return Pattern.compile(names)
                .matcher(rest)
                .replaceAll(
                        found -> Matcher.quoteReplacement(theirs.contains(found.group(1)) ? NOBODY : found.group()));
    }

    private boolean isTheirs(MatchResult found) {
        return found.group(2).equals(person);
    }

    /** As it stands in HTML. */
    private static String name(MatchResult found) {
        return Markup.escape(found.group(1).strip()).replace("&#39;", "'");
    }

    /** A letter follows only where one does in the source: not every script has spaces. */
    private static String end(String source, int at) {
        boolean goesOn = at < source.length() && Character.isLetterOrDigit(source.codePointAt(at));
        return goesOn
                ? "(?=" + Pattern.quote(Character.toString(source.codePointAt(at))) + ")"
                : "(?![\\p{L}\\p{M}\\p{N}])";
    }
}
