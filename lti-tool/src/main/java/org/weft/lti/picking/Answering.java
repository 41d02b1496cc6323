package org.weft.lti.picking;

import java.util.List;
import java.util.Map;

/** How what was chosen is told to a platform: by LTI 1.3 or by LTI 1.1. */
public interface Answering {
    /**
     * The fields of the form that the platform is sent, signed.
     *
     * @param items empty when nothing was chosen
     * @param text what can be said of them
     * @param notes what the platform may show or log: {@code msg}, {@code log}, {@code errormsg}, {@code errorlog}
     */
    Map<String, String> fields(Picker picker, List<Item> items, String text, Map<String, String> notes);
}
