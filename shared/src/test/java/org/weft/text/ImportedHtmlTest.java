package org.weft.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedHtmlTest {
    private static final String REL = " rel=\"nofollow ugc noopener noreferrer\" target=\"_blank\">";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <p id=a class=b style='color:red' onclick=c>d</p> | <p dir="auto">d</p>
            <b>a</b><i>b</i><s>c</s><strike>d</strike> | <strong>a</strong><em>b</em><del>c</del><del>d</del>
            <h1>a</h1><h2>b</h2> | <h4 dir="auto">a</h4><h5 dir="auto">b</h5>
            <pre class='lang-py x'><code>a</code></pre> | <pre dir="ltr" tabindex="0"><code class="language-py" dir="ltr">a</code></pre>
            <pre><code class='language-c#'>a</code></pre> | <pre dir="ltr" tabindex="0"><code class="language-c#" dir="ltr">a</code></pre>
            <a href='/q/1'>a</a> | a
            <a href='HTTPS://b.org'>a</a> | <a href="HTTPS://b.org"REL>a</a>
            <img src='https://b.org/c.png' alt='d'> | <a href="https://b.org/c.png"REL>d</a>
            <a href='https://b.org'><img src='https://c.org' alt='d'></a> | <a href="https://b.org"REL>d</a>
            <form><input value=a><button>b</button></form> | b
            <video src=a></video><iframe src=b></iframe>c | c
            a<script>b</script><style>c</style>d | ad
            """)
    void isBroughtToOurShape(String source, String html) {
        assertThat(Texts.html(source).html()).isEqualTo(html.replace("REL>", REL));
    }
}
