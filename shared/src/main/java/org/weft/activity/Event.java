package org.weft.activity;

import java.nio.charset.StandardCharsets;
import org.weft.content.Visibility;

/**
 * One thing that happened, as open pages are told: no text and no author in it.
 *
 * @param stream what it belongs to: a forum's id
 * @param scope of the conversation that it is about
 * @param data a JSON object
 */
public record Event(
        Position position, long organization, long stream, String verb, Visibility.Scope scope, String data) {

    /** As one message of a {@code text/event-stream}. */
    byte[] frame() {
        return ("id: " + position + "\nevent: " + verb + "\ndata: " + data + "\n\n").getBytes(StandardCharsets.UTF_8);
    }
}
