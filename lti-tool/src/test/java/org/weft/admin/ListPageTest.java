package org.weft.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListPageTest {
    @Test
    void whatIsReadBeyondAPage_isNotShown_andLeadsOn() {
        var page = ListPage.of(Collections.nCopies(ListPage.READ, "Größe & Co"));

        assertThat(page.shown()).hasSize(ListPage.READ - 1);
        assertThat(next(page, "/admin/")).contains("href=\"/admin/?after=Gr%C3%B6%C3%9Fe+%26+Co\"");
        assertThat(next(page, "/people?q=a")).contains("href=\"/people?q=a&amp;after=Gr");
    }

    @Test
    void theLastPageLeadsNowhere() {
        assertThat(next(ListPage.of(Collections.nCopies(ListPage.READ - 1, "")), "/admin/"))
                .isEmpty();
        assertThat(next(ListPage.of(List.of()), "/admin/")).isEmpty();
    }

    private static String next(ListPage<String> page, String list) {
        return page.next(Console.words("en"), list, each -> each);
    }
}
