package org.weft.lti.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void whatHasNoPlaceInALine_isRemoved() {
        assertThat(Labels.clean(" a\u0000\r\n\tb\u202e\u2067 \ud83d c\u00a0 ", 99))
                .isEqualTo("a b c");
    }

    @Test
    void charactersOfSeveralUnits_areCutWhole() {
        assertThat(Labels.clean("🔭🔭🔭", 2)).isEqualTo("🔭…");
        assertThat(Labels.clean("🔭🔭🔭", 3)).isEqualTo("🔭🔭🔭");
    }
}
