package org.weft.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.weft.audit.Act;
import org.weft.files.Kind;
import org.weft.places.Role;

class WordsTest {
    @Test
    void whateverIsDone_hasAWord() {
        var english = Console.words("en");
        assertThat(Arrays.stream(Act.values()).map(act -> "act." + act.word())).allMatch(english::has);
        assertThat(Arrays.stream(AdminAct.values()).map(act -> "act." + act.word()))
                .allMatch(english::has);
        assertThat(Arrays.stream(Kind.values()).map(kind -> "kind." + kind.word()))
                .allMatch(english::has);
        assertThat(Arrays.stream(Role.values()).map(role -> "role." + role.word()))
                .allMatch(english::has);
    }
}
