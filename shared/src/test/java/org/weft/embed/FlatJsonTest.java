package org.weft.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatJsonTest {
    @Test
    void whatIsWrittenIsReadBack() {
        var members = new LinkedHashMap<String, Object>();
        members.put("quote\"d", "a \"b\" \\ / <c> \u0001 \n é 漢 😀");
        members.put("", "");
        members.put("number", 9_999_999_999_999_999L);
        members.put("minus", -5L);

        assertThat(FlatJson.read(FlatJson.write(members))).isEqualTo(members);
    }

    @Test
    void writesOneLineInOrder() {
        var members = new LinkedHashMap<String, Object>();
        members.put("b", "x\ty");
        members.put("a", 1);

        assertThat(FlatJson.write(members)).isEqualTo("{\"b\":\"x\\u0009y\",\"a\":1}");
    }

    @Test
    void readsEveryEscapeOfTheStandard() {
        assertThat(FlatJson.read("{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"}"))
                .isEqualTo(Map.of("a", "\"\\/\b\f\n\r\té😀"));
        assertThat(FlatJson.read("{}")).isEmpty();
    }

    @Test
    void anythingButTextAndWholeNumbers_isNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> FlatJson.write(Map.of("a", List.of())));
        assertThatIllegalArgumentException().isThrownBy(() -> FlatJson.write(Map.of("a", 0.5)));
    }

    @Test
    void numbersAmongStringsOnly_areRefused() {
        assertThat(FlatJson.readStrings("{\"a\":\"1\"}")).isEqualTo(Map.of("a", "1"));
        assertThatIllegalArgumentException().isThrownBy(() -> FlatJson.readStrings("{\"a\":1}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "[]",
                "null",
                "\"a\"",
                "{} ",
                " {}",
                "{}{}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1 }",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":\"x\",\"\\u0061\":\"y\"}",
                "{\"a\":{}}",
                "{\"a\":[]}",
                "{\"a\":null}",
                "{\"a\":true}",
                "{\"a\":1.0}",
                "{\"a\":1e3}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":١}",
                "{\"a\":12345678901234567}",
                "{\"a\":\"x}",
                "{\"a\":\"\\",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12\"}",
                "{\"a\":\"\\u12",
                "{\"a\":\"\\u１２３４\"}",
                "{\"a\":\"\\u+123\"}",
                "{\"a\":\"x\ny\"}"
            })
    void anythingButOneFlatObject_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> FlatJson.read(text));
    }
}
