package io.aftershock.cli.report.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void escapesTextsAndAttributes() {
        assertThat(new Markup().leaf("p", "<i>&\"", "title", "\"><i>&").written())
                .isEqualTo("<p title=\"&quot;&gt;&lt;i&gt;&amp;\">&lt;i&gt;&amp;\"</p>");
    }

    @Test
    void replacesWhatNoReaderCanTake() {
        assertThat(new Markup()
                        .leaf("p", "a\u0000b\u001Bc\uD800d\u202Ee\uFFFEf")
                        .written())
                .isEqualTo("<p>a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\uFFFDf</p>");
    }

    @Test
    void keepsWhatIsOnlyUnusual() {
        assertThat(new Markup().leaf("p", "Ωmega 🚀\n").written()).isEqualTo("<p>Ωmega 🚀\n</p>");
    }

    @Test
    void endsAnEmptyElementSoThatABrowserSeesItsEnd() {
        assertThat(new Markup().open("div").leaf("p", "").empty("br").close().written())
                .isEqualTo("<div><p></p><br/></div>");
    }
}
