package org.weft.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.Refusal;
import org.weft.people.OrganizationId;
import org.weft.places.Role;
import org.weft.product.TestProduct;

/** Any colour can be set, and all can be read. */
class AccentTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    private static int rgb(String hex) {
        return Integer.parseInt(hex.substring(1), 16);
    }

    private static void assertReadable(String colour) {
        var accent = Accent.of(colour);
        assertReadable(colour, accent.light(), 0xffffff, 0xf4f6f7);
        assertReadable(colour, accent.dark(), 0x15191c, 0x1f2529);
    }

    private static void assertReadable(String colour, Accent.Shades shades, int... grounds) {
        for (int ground : grounds) {
            assertThat(Accent.contrast(rgb(shades.accent()), ground)).as(colour).isGreaterThanOrEqualTo(4.5);
        }
        assertThat(Accent.contrast(rgb(shades.accent()), rgb(shades.tint())))
                .as(colour)
                .isGreaterThanOrEqualTo(4.5);
        assertThat(Accent.contrast(rgb(shades.accent()), rgb(shades.onAccent())))
                .as(colour)
                .isGreaterThanOrEqualTo(4.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#ffffff", "#ffff00", "#0000ff", "#ff0000", "#808080", "#1a4f8b", "#f98012"})
    void strongColoursAreMadeReadable(String colour) {
        assertReadable(colour);
    }

    @Test
    void soIsAnyOther() {
        var random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            assertReadable(String.format("#%06x", random.nextInt(0x1000000)));
        }
    }

    @Test
    void aColourThatReads_staysAsItIs() {
        assertThat(Accent.of("#1A4F8B").light()).isEqualTo(new Accent.Shades("#1a4f8b", "#ffffff", "#e8edf3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "blue", "#12345", "#1234567", "#12345g", "1a4f8b", "#1a4f8b;"})
    void whatIsNoColour_isRefused(String text) {
        assertThatThrownBy(() -> Accent.of(text)).isInstanceOf(Refusal.Invalid.class);
    }

    @Test
    void aPageWearsTheColourOfItsOrganization_andNoOther() {
        var school = WEFT.school("Blue");
        var other = WEFT.school("Plain");
        new Looks(WEFT.database.jdbi()).set(school.organization(), "#1a4f8b");

        assertThat(look(school).at("/light/accent").asText()).isEqualTo("#1a4f8b");
        assertThat(look(school).at("/dark/onAccent").asText()).startsWith("#");
        assertThat(look(other).isNull()).isTrue();
        assertThat(new Looks(WEFT.database.jdbi()).of(new OrganizationId(999_999)))
                .isNull();
    }

    private static JsonNode look(TestProduct.School school) {
        return WEFT.arrive(school, "Carla", Role.INSTRUCTOR, "course").state().get("look");
    }
}
