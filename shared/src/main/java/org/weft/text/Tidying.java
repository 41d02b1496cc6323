package org.weft.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * What is changed in a parsed text before it is rendered. Images become links to them, since loading an image from
 * elsewhere tells that server who reads; mentions of people get their names, uploads their sizes.
 */
final class Tidying extends AbstractVisitor {
    private static final int MIN_LINK_BUDGET = 100_000;
    private static final Pattern UPLOAD = Pattern.compile("upload:(\\d{1,18})");

    private final List<Mention> people = new ArrayList<>();
    private final List<Embedded> uploads = new ArrayList<>();
    private int linkBudget;

    /** Reference links can repeat one long address thousands of times; together they may be as long as the source. */
    Tidying(int sourceLength) {
        linkBudget = Math.max(MIN_LINK_BUDGET, sourceLength);
    }

    @Override
    public void visit(Link link) {
        var upload = UPLOAD.matcher(link.getDestination());
        if (upload.matches()) {
            visitChildren(link);
            replace(link, new Embedded(Long.parseLong(upload.group(1)), null));
            return;
        }
        link.setTitle(null);
        if (link.getDestination().length() > linkBudget) {
            link.setDestination("");
        }
        linkBudget -= link.getDestination().length();
        visitChildren(link);
    }

    @Override
    public void visit(Image image) {
        var alt = words(image);
        var upload = UPLOAD.matcher(image.getDestination());
        if (upload.matches()) {
            replace(image, new Embedded(Long.parseLong(upload.group(1)), alt));
            return;
        }
        Node shown = new Text(alt.isBlank() ? image.getDestination() : alt);
        if (!isInLink(image)) {
            var link = new Link(image.getDestination(), null);
            link.appendChild(shown);
            shown = link;
        }
        image.insertBefore(shown);
        image.unlink();
        if (shown instanceof Link link) {
            visit(link);
        }
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Mention mention && mention.person != null) {
            people.add(mention);
        } else {
            visitChildren(node);
        }
    }

    /** Gives the people found their names; who has none becomes plain text. */
    void name(MentionLookup mentions) {
        if (people.isEmpty()) {
            return;
        }
        var ids = new LinkedHashSet<Long>();
        people.forEach(mention -> ids.add(mention.person));
        var names = mentions.names(ids);
        for (var mention : people) {
            var name = names.get(mention.person);
            if (name == null) {
                mention.insertBefore(new Text("@" + mention.name));
                mention.unlink();
            } else {
                mention.name = name;
            }
        }
    }

    /** Gives the uploads found what is known of them; of the others only the words are left. */
    void show(UploadLookup lookup) {
        if (uploads.isEmpty()) {
            return;
        }
        var ids = new LinkedHashSet<Long>();
        uploads.forEach(each -> ids.add(each.upload));
        var found = lookup.find(ids);
        for (var each : uploads) {
            each.attachment = found.get(each.upload);
            if (each.attachment == null) {
                unwrap(each);
            }
        }
    }

    private void replace(Node node, Embedded embedded) {
        uploads.add(embedded);
        node.insertBefore(embedded);
        if (embedded.alt == null) {
            for (var child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
                embedded.appendChild(child);
            }
        } else if (!embedded.alt.isEmpty()) {
            embedded.appendChild(new Text(embedded.alt));
        }
        node.unlink();
    }

    private static void unwrap(Embedded embedded) {
        for (var child = embedded.getFirstChild(); child != null; child = embedded.getFirstChild()) {
            embedded.insertBefore(child);
        }
        embedded.unlink();
    }

    private static boolean isInLink(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private static String words(Node node) {
        var words = new StringBuilder();
        node.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(HtmlInline tag) {
                words.append(tag.getLiteral());
            }
        });
        return words.toString();
    }
}
