package org.weft.admin;

import java.util.List;
import java.util.stream.Collectors;

/** What Weft sends to elsewhere, and how that is doing. */
final class DeliveriesSection implements Section {
    private final List<Panel> kinds;

    /** @param kinds of what is sent */
    DeliveriesSection(List<Panel> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    @Override
    public String path() {
        return "deliveries";
    }

    @Override
    public Answer show(Visit visit) {
        if (!visit.rest().isEmpty()) {
            throw Visit.notFound();
        }
        return Answer.page(
                visit.words().text("section.deliveries"),
                kinds.stream().map(kind -> kind.html(visit)).collect(Collectors.joining()));
    }

    @Override
    public Answer act(Visit visit) {
        throw Visit.notFound();
    }
}
