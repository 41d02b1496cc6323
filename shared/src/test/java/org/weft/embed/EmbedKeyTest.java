package org.weft.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.weft.embed.Wikis.SCHOOL_ED25519;
import static org.weft.embed.Wikis.SCHOOL_RSA;
import static org.weft.embed.Wikis.pair;

import java.security.Key;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EmbedKeyTest {
    @Test
    void weakKeys_areRefused() {
        assertNoKey(EmbedAlgorithm.RS256, pair("RSA", 1024).getPublic());
        assertNoKey(EmbedAlgorithm.HS256, new SecretKeySpec(new byte[31], "HmacSHA256"));
        assertNoKey(EmbedAlgorithm.EDDSA, pair("Ed448", 448).getPublic());
    }

    @Test
    void aKeyOfAnotherKind_isRefused() {
        assertNoKey(EmbedAlgorithm.RS256, SCHOOL_ED25519.getPublic());
        assertNoKey(EmbedAlgorithm.EDDSA, SCHOOL_RSA.getPublic());
        assertNoKey(EmbedAlgorithm.HS256, SCHOOL_RSA.getPublic());
    }

    @Test
    void theWrongHalf_isRefused() {
        assertNoKey(EmbedAlgorithm.EDDSA, SCHOOL_ED25519.getPrivate());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SigningKey("k", EmbedAlgorithm.EDDSA, SCHOOL_ED25519.getPublic()));
    }

    @Test
    void noLogShowsAKey() {
        assertThat(new SigningKey("k", EmbedAlgorithm.RS256, SCHOOL_RSA.getPrivate()))
                .hasToString("SigningKey[k, RS256]");
        assertThat(new VerifyingKey(EmbedAlgorithm.RS256, SCHOOL_RSA.getPublic()))
                .hasToString("VerifyingKey[RS256]");
    }

    private static void assertNoKey(EmbedAlgorithm algorithm, Key key) {
        assertThatIllegalArgumentException().isThrownBy(() -> new VerifyingKey(algorithm, key));
    }
}
