package org.weft.macro;

import java.util.List;

/** What the page's author got wrong, in sentences for the author. Plain text: it repeats what was typed. */
final class MacroProblem extends Exception {
    private final transient List<String> sentences;

    MacroProblem(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}
