package org.weft.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Short ways to search, once all that was written is indexed. */
final class Searching {
    private final TestProduct weft;

    Searching(TestProduct weft) {
        this.weft = weft;
    }

    HttpResponse<String> ask(TestProduct.Someone who, String typed, String more) {
        weft.product.search().catchUp();
        return weft.get(who, "/api/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8) + more);
    }

    JsonNode page(TestProduct.Someone who, String typed, String more) {
        return Course.ok(ask(who, typed, more));
    }

    /** What is found, each as {@code title #number}, the best first. */
    List<String> find(TestProduct.Someone who, String typed) {
        return find(who, typed, "");
    }

    List<String> everywhere(TestProduct.Someone who, String typed) {
        return find(who, typed, "&scope=course");
    }

    List<String> find(TestProduct.Someone who, String typed, String more) {
        var results = page(who, typed, more).get("results");
        return StreamSupport.stream(results.spliterator(), false)
                .map(found -> text(found.get("title")) + " #" + found.get("number"))
                .toList();
    }

    static String text(JsonNode parts) {
        return String.join("", parts.findValuesAsText("text"));
    }

    /** What is marked. */
    static List<String> hits(JsonNode parts) {
        return StreamSupport.stream(parts.spliterator(), false)
                .filter(part -> part.get("hit").asBoolean())
                .map(part -> part.get("text").asText())
                .toList();
    }
}
