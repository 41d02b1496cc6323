package org.weft.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.weft.base.Refusal;
import org.weft.text.Texts;

/**
 * What somebody typed, read: {@code gate "two words" -classical tag:lab before:2026-03-01}. A quote that isn't closed
 * ends with the text.
 */
record Asked(List<Term> terms, List<Filter> filters) {
    private static final int MOST_CHARS = 300;

    Asked {
        terms = List.copyOf(terms);
        filters = List.copyOf(filters);
    }

    /**
     * Words that follow each other; one, mostly.
     *
     * @param exact in quotes: as it is, not in another form
     * @param not posts with it are left out
     * @param open may go on: the last one, while it is being typed
     */
    record Term(List<String> words, boolean exact, boolean not, boolean open) {}

    record Filter(Operator operator, String value, boolean not) {}

    /** @throws Refusal.Invalid {@code search-empty}, {@code search-too-long}, {@code search-invalid} */
    static Asked read(String typed) {
        var text = Texts.line(typed).replaceAll("[“”„«»]", "\"");
        if (text.length() > MOST_CHARS) {
            throw new Refusal.Invalid("search-too-long", "At most " + MOST_CHARS + " characters", "q")
                    .with("limit", MOST_CHARS);
        }
        var asked = new Reader(text).read(typed.endsWith(" "));
        if (asked.terms().isEmpty() && asked.filters().isEmpty()) {
            throw new Refusal.Invalid("search-empty", "No word to search for", "q");
        }
        return asked;
    }

    /** Whether words say what is searched for; otherwise the newest comes first. */
    boolean hasWords() {
        return terms.stream().anyMatch(term -> !term.not());
    }

    /** Whether it asks about threads alone, each of which is found once. */
    boolean aboutThreads() {
        return terms.isEmpty()
                && filters.stream()
                        .allMatch(filter -> filter.operator() == Operator.TAG
                                || (filter.operator() == Operator.IS
                                        && !filter.value().equals("unread")));
    }

    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Asked read(boolean done) {
            var terms = new ArrayList<Term>();
            var filters = new ArrayList<Filter>();
            while (at < text.length()) {
                if (text.charAt(at) == ' ') {
                    at++;
                    continue;
                }
                part(terms, filters);
            }
            int last = terms.size() - 1;
            if (last >= 0 && !done && !text.endsWith("\"") && !terms.get(last).exact()) {
                var term = terms.get(last);
                terms.set(last, new Term(term.words(), false, term.not(), !term.not()));
            }
            return new Asked(terms, filters);
        }

        private void part(List<Term> terms, List<Filter> filters) {
            int from = at;
            boolean not = text.charAt(at) == '-' && at + 1 < text.length() && text.charAt(at + 1) != ' ';
            at += not ? 1 : 0;
            int colon = text.indexOf(':', at);
            var operator = colon < 0
                    ? null
                    : Operator.called(text.substring(at, colon)).orElse(null);
            if (operator != null) {
                at = colon + 1;
                var value = value();
                if (!operator.takes(value)) {
                    throw malformed(operator, value, from);
                }
                filters.add(new Filter(operator, adapted(operator, value), not));
                return;
            }
            boolean exact = text.charAt(at) == '"';
            var words = Words.of(value()).stream().map(Words.Word::folded).toList();
            if (!words.isEmpty()) {
                terms.add(new Term(words, exact, not, false));
            }
        }

        /** Up to the closing quote, or the next space. */
        private String value() {
            boolean quoted = at < text.length() && text.charAt(at) == '"';
            int from = quoted ? at + 1 : at;
            int end = text.indexOf(quoted ? '"' : ' ', from);
            at = end < 0 ? text.length() : quoted ? end + 1 : end;
            return text.substring(Math.min(from, text.length()), end < 0 ? text.length() : end);
        }

        private static String adapted(Operator operator, String value) {
            return switch (operator) {
                case TAG ->
                    value.toLowerCase(Locale.ROOT).replaceFirst("^#", "").replace(' ', '-');
                case IS -> value.toLowerCase(Locale.ROOT);
                case AUTHOR, BEFORE, AFTER -> value.strip();
            };
        }

        private Refusal malformed(Operator operator, String value, int from) {
            return new Refusal.Invalid("search-invalid", operator.word() + ": doesn't take this", "q")
                    .with("operator", operator.word())
                    .with("value", value)
                    .with("at", from)
                    .with("length", at - from);
        }
    }
}
