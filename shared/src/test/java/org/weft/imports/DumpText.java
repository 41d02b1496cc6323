package org.weft.imports;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.Map;

/** A small dump in memory, whose rows a test can add to: two users, two questions, answers, comments and votes. */
final class DumpText implements Dump {
    static final String URL = "https://quantum.example";

    private final Map<String, String> files = new HashMap<>();

    DumpText() {
        files.put("Users.xml", """
                <users>
                  <row Id="7" DisplayName="Keiko Nakata" />
                  <row Id="8" DisplayName="Hugo Sokolov" />
                </users>
                """);
        files.put("Posts.xml", """
                <posts>
                  <row Id="1" PostTypeId="1" AcceptedAnswerId="3" CreationDate="2018-03-12T17:00:45.567" \
                Body="&lt;p&gt;What is $x^2$?&lt;/p&gt;" OwnerUserId="7" Title="What is a square?" \
                Tags="&lt;maths&gt;&lt;q#&gt;" />
                  <row Id="2" PostTypeId="2" ParentId="1" CreationDate="2018-03-13T08:00:00.000" Body="&lt;p&gt;Two" \
                OwnerUserId="8" />
                  <row Id="3" PostTypeId="2" ParentId="1" CreationDate="2018-03-14T08:00:00.000" Body="&lt;p&gt;Three" \
                OwnerUserId="99" />
                  <row Id="4" PostTypeId="1" CreationDate="2018-03-11T17:00:00.000" Body="&lt;p&gt;Squares?" \
                OwnerUserId="8" Title="Squares?" Tags="&lt;maths&gt;" />
                  <row Id="5" PostTypeId="5" CreationDate="2018-03-11T17:00:00.000" Body="" OwnerUserId="-1" />
                </posts>
                """);
        files.put("Comments.xml", """
                <comments>
                  <row Id="1" PostId="1" Text="Which *x*?" CreationDate="2018-03-12T18:00:00.000" UserId="8" />
                  <row Id="2" PostId="2" Text="Why two?" CreationDate="2018-03-15T08:00:00.000" UserId="7" />
                  <row Id="3" PostId="1" Text="Any." CreationDate="2018-03-13T09:00:00.000" UserId="7" />
                </comments>
                """);
        files.put("Votes.xml", """
                <votes>
                  <row Id="1" PostId="1" VoteTypeId="2" />
                  <row Id="2" PostId="2" VoteTypeId="2" />
                  <row Id="3" PostId="2" VoteTypeId="2" />
                  <row Id="4" PostId="2" VoteTypeId="3" />
                  <row Id="5" PostId="5" VoteTypeId="2" />
                </votes>
                """);
        files.put("PostLinks.xml", """
                <postlinks>
                  <row Id="1" PostId="4" RelatedPostId="1" LinkTypeId="3" />
                  <row Id="2" PostId="1" RelatedPostId="4" LinkTypeId="1" />
                </postlinks>
                """);
    }

    /** Adds a row as the last line of a file. */
    DumpText with(String file, String row) {
        files.computeIfPresent(file, (name, text) -> text.replace("\n</", "\n  " + row + "\n</"));
        return this;
    }

    DumpText replace(String file, String text) {
        files.put(file, text);
        return this;
    }

    DumpText without(String file) {
        files.remove(file);
        return this;
    }

    @Override
    public InputStream open(String file) throws NoSuchFileException {
        var text = files.get(file);
        if (text == null) {
            throw new NoSuchFileException(file);
        }
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
