package org.weft.embed;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * One JSON object whose values are strings and whole numbers, and nothing else: no nesting, no duplicate names, no
 * fractions, no white space around the object. It serves claims and macro parameters where no JSON library can be had.
 */
public final class FlatJson {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,15})");

    private final String text;
    private int at;

    private FlatJson(String text) {
        this.text = text;
    }

    /** @param members values are String, Long or Integer; written in the map's order */
    public static String write(Map<String, ?> members) {
        var json = new StringJoiner(",", "{", "}");
        members.forEach((name, value) -> json.add(quote(name) + ":" + value(value)));
        return json.toString();
    }

    /**
     * @return String and Long values, in the text's order
     * @throws IllegalArgumentException for anything but one flat object
     */
    public static Map<String, Object> read(String text) {
        return new FlatJson(text).object();
    }

    /** As {@link #read}, and refuses numbers too. */
    public static Map<String, String> readStrings(String text) {
        var strings = new LinkedHashMap<String, String>();
        for (var member : read(text).entrySet()) {
            if (!(member.getValue() instanceof String string)) {
                throw new IllegalArgumentException("flat JSON with a number where text must be");
            }
            strings.put(member.getKey(), string);
        }
        return strings;
    }

    private static String value(Object value) {
        if (value instanceof String string) {
            return quote(string);
        }
        if (value instanceof Long || value instanceof Integer) {
            return value.toString();
        }
        throw new IllegalArgumentException("flat JSON holds strings and whole numbers only");
    }

    private static String quote(String string) {
        var json = new StringBuilder("\"");
        for (var i = 0; i < string.length(); i++) {
            var c = string.charAt(i);
            json.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' ? String.format("\\u%04x", (int) c) : c);
        }
        return json.append('"').toString();
    }

    private Map<String, Object> object() {
        var members = new LinkedHashMap<String, Object>();
        expect('{');
        var more = !nextIs('}');
        while (more) {
            var name = string();
            expect(':');
            if (members.put(name, nextIs('"') ? stringRest() : number()) != null) {
                throw wrong("a name twice");
            }
            more = nextIs(',');
            if (!more) {
                expect('}');
            }
        }
        if (at != text.length()) {
            throw wrong("something after the object");
        }
        return members;
    }

    private Long number() {
        var matcher = NUMBER.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw wrong("neither a string nor a whole number");
        }
        at = matcher.end();
        return Long.valueOf(matcher.group());
    }

    private String string() {
        expect('"');
        return stringRest();
    }

    private String stringRest() {
        var string = new StringBuilder();
        while (!nextIs('"')) {
            var c = next();
            if (c < ' ') {
                throw wrong("a control character");
            }
            string.append(c == '\\' ? escaped() : c);
        }
        return string.toString();
    }

    private char escaped() {
        var c = next();
        if (c == 'u' && at + 4 <= text.length()) {
            at += 4;
            return (char) HexFormat.fromHexDigits(text, at - 4, at);
        }
        var known = "\"\\/bfnrt".indexOf(c);
        if (known < 0) {
            throw wrong("an unknown escape");
        }
        return "\"\\/\b\f\n\r\t".charAt(known);
    }

    private char next() {
        if (at == text.length()) {
            throw wrong("an early end");
        }
        return text.charAt(at++);
    }

    private boolean nextIs(char c) {
        var is = at < text.length() && text.charAt(at) == c;
        if (is) {
            at++;
        }
        return is;
    }

    private void expect(char c) {
        if (!nextIs(c)) {
            throw wrong("no '" + c + "'");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException("flat JSON with " + what + " at " + at);
    }
}
