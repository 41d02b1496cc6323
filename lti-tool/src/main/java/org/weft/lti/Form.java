package org.weft.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a login or a launch: those of the query and, in a POST, those of the body. Read by ourselves since a
 * servlet container hides fields that were sent twice. Fields that nobody asks for may be anything.
 */
final class Form {
    private static final int MAX_BYTES = 160 * 1024;
    private static final String TYPE = "application/x-www-form-urlencoded";

    private final Map<String, List<String>> fields = new HashMap<>();

    private Form() {}

    /** @throws LaunchRejected when it is too large, no form, or not UTF-8 */
    static Form read(HttpServletRequest request) throws IOException {
        var form = new Form();
        form.add(request.getQueryString());
        if (request.getMethod().equals("POST")) {
            form.add(body(request));
        }
        return form;
    }

    /** The fields of the body alone. @throws LaunchRejected as {@link #read} does */
    static Form readBody(HttpServletRequest request) throws IOException {
        return parse(body(request));
    }

    static Form parse(String encoded) {
        var form = new Form();
        form.add(encoded);
        return form;
    }

    /**
     * Empty when the field is absent or has no text.
     *
     * @throws LaunchRejected when it was sent twice
     */
    Optional<String> find(String name) {
        var values = fields.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new LaunchRejected(Reason.FIELD_REPEATED);
        }
        return values.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** All values of a field that may be sent several times; none when it wasn't sent. */
    List<String> all(String name) {
        return List.copyOf(fields.getOrDefault(name, List.of()));
    }

    /** Every field with its text, be it empty. @throws LaunchRejected when one was sent twice */
    Map<String, String> single() {
        var single = new LinkedHashMap<String, String>();
        fields.forEach((name, values) -> {
            if (values.size() > 1) {
                throw new LaunchRejected(Reason.FIELD_REPEATED);
            }
            single.put(name, values.get(0));
        });
        return single;
    }

    private static String body(HttpServletRequest request) throws IOException {
        var type = request.getContentType();
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(TYPE)) {
            throw new LaunchRejected(Reason.FORM_TYPE_UNSUPPORTED);
        }
        var in = request.getInputStream();
        var bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            // Who still sends would not see our answer. The server itself limits how much can come.
            in.transferTo(OutputStream.nullOutputStream());
            throw new LaunchRejected(Reason.FORM_TOO_LARGE);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void add(@Nullable String encoded) {
        if (encoded == null) {
            return;
        }
        for (var pair : encoded.split("&", -1)) {
            if (!pair.isEmpty()) {
                var parts = pair.split("=", 2);
                fields.computeIfAbsent(decode(parts[0]), name -> new ArrayList<>())
                        .add(parts.length == 2 ? decode(parts[1]) : "");
            }
        }
    }

    private static String decode(String encoded) {
        var bytes = ByteBuffer.allocate(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                bytes.put(hex(encoded, i + 1));
                i += 2;
            } else {
                bytes.put((byte) (c == '+' ? ' ' : c));
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            if (text.indexOf('\0') >= 0) {
                throw new LaunchRejected(Reason.FORM_MALFORMED);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new LaunchRejected(Reason.FORM_MALFORMED);
        }
    }

    private static byte hex(String encoded, int at) {
        if (at + 2 > encoded.length()) {
            throw new LaunchRejected(Reason.FORM_MALFORMED);
        }
        int high = Character.digit(encoded.charAt(at), 16);
        int low = Character.digit(encoded.charAt(at + 1), 16);
        if (high < 0 || low < 0) {
            throw new LaunchRejected(Reason.FORM_MALFORMED);
        }
        return (byte) (high << 4 | low);
    }
}
