package org.weft.search;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words in the forms that they are found in, as PostgreSQL's {@code tsquery} and for highlighting. A word is also
 * found by its stem: {@code gates} finds what begins with {@code gate}. So the index needs no language.
 */
record Sought(List<Phrase> phrases) {
    /** Of a stem or a beginning; shorter ones are found as they are. */
    private static final int SHORTEST_OPEN = 3;

    private static final int SHORTEST_STEM = 4;

    /** Forms of a word, any of which will do. */
    record Forms(Set<String> whole, Set<String> begun) {
        boolean match(String word) {
            return whole.contains(word) || begun.stream().anyMatch(word::startsWith);
        }

        private String sql() {
            var forms = new ArrayList<String>();
            whole.forEach(form -> forms.add("'" + form + "'"));
            begun.forEach(form -> forms.add("'" + form + "':*"));
            return forms.size() == 1 ? forms.get(0) : "(" + String.join(" | ", forms) + ")";
        }
    }

    /** Words one after the other. */
    record Phrase(List<Forms> words, boolean not) {
        String sql() {
            return words.stream().map(Forms::sql).collect(Collectors.joining(" <-> ", "(", ")"));
        }
    }

    /** What a word is called in the dictionaries; {@code common} ones tell nothing. */
    record Stem(String word, List<String> stems, boolean common) {}

    /** Common words are left out, unless there are no others. */
    static Sought of(List<Asked.Term> terms, List<Stem> stems) {
        boolean telling = terms.stream().anyMatch(term -> !term.not() && !common(term, stems));
        return new Sought(terms.stream()
                .filter(term -> term.not() || !telling || !common(term, stems))
                .map(term -> phrase(term, stems))
                .toList());
    }

    private static boolean common(Asked.Term term, List<Stem> stems) {
        return !term.exact()
                && term.words().size() == 1
                && stems.stream()
                        .anyMatch(stem ->
                                stem.common() && stem.word().equals(term.words().get(0)));
    }

    private static Phrase phrase(Asked.Term term, List<Stem> stems) {
        var words = new ArrayList<Forms>();
        for (int i = 0; i < term.words().size(); i++) {
            var word = term.words().get(i);
            boolean open = term.open() && i == term.words().size() - 1 && word.length() >= SHORTEST_OPEN;
            var begun = new LinkedHashSet<String>();
            if (open) {
                begun.add(word);
            }
            var whole = new LinkedHashSet<String>();
            if (!open) {
                whole.add(word);
            }
            if (term.words().size() == 1 && !term.exact() && !term.not()) {
                addStems(word, stems, whole, begun);
            }
            words.add(new Forms(whole, begun));
        }
        return new Phrase(words, term.not());
    }

    private static void addStems(String word, List<Stem> stems, Set<String> whole, Set<String> begun) {
        for (var known : stems) {
            for (var stem : known.word().equals(word) ? known.stems() : List.<String>of()) {
                // "entropies" and "entropy" have "entropi" in common, which isn't written anywhere.
                var form = stem.endsWith("i") && !word.equals(stem) ? stem.substring(0, stem.length() - 1) : stem;
                if (form.length() >= SHORTEST_STEM) {
                    begun.add(form);
                } else if (!stem.isEmpty()) {
                    whole.add(stem);
                }
            }
        }
    }

    /** What a post must hold; empty for anything. */
    String all() {
        return phrases.stream()
                .map(phrase -> (phrase.not() ? "!" : "") + phrase.sql())
                .collect(Collectors.joining(" & "));
    }

    /** By which what is found is ranked. */
    String rank() {
        return phrases.stream().filter(phrase -> !phrase.not()).map(Phrase::sql).collect(Collectors.joining(" & "));
    }
}
