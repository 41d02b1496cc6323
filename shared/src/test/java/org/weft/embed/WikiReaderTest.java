package org.weft.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WikiReaderTest {
    @Test
    void anAnonymousReaderWithAName_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WikiReader(null, "Ana", null, WikiRole.READER));
        assertThatIllegalArgumentException().isThrownBy(() -> new WikiReader(null, null, "a@b", WikiRole.READER));
        assertThatIllegalArgumentException().isThrownBy(() -> new WikiReader(null, null, null, WikiRole.AUTHOR));
    }

    @Test
    void halfASurrogatePair_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new WikiReader("a\uD800", null, null, WikiRole.READER));
    }

    @Test
    void theHashOfParametersDoesNotDependOnTheirOrderButOnEachOfThem() {
        var hash = ParametersHash.of(Map.of("a", "1", "b", "2"));

        assertThat(hash).hasSize(43).isEqualTo(ParametersHash.of(Map.of("b", "2", "a", "1")));
        assertThat(hash).isNotEqualTo(ParametersHash.of(Map.of("a", "12", "b", "")));
        assertThat(hash).isNotEqualTo(ParametersHash.of(Map.of("a", "2", "b", "1")));
    }
}
