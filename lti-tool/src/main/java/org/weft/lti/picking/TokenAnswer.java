package org.weft.lti.picking;

import java.util.List;
import java.util.Map;

/** Answers by a signed token (LTI Deep Linking 2.0, section 3.3.1). */
public final class TokenAnswer implements Answering {
    private final ContentItems contentItems;
    private final PickerAnswer answer;

    public TokenAnswer(ContentItems contentItems, PickerAnswer answer) {
        this.contentItems = contentItems;
        this.answer = answer;
    }

    @Override
    public Map<String, String> fields(Picker picker, List<Item> items, String text, Map<String, String> notes) {
        var content = contentItems.of(items, picker.asked().settings(), text);
        return Map.of("JWT", answer.sign(picker, content, notes));
    }
}
