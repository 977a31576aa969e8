package io.aftershock.exporter.alert;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTextTest {

    @Test
    void leavesWhatCanBeShown() {
        assertThat(LabelText.label("Ünïcode \"quoted\" {{ .Labels }} 数"))
                .isEqualTo("Ünïcode \"quoted\" {{ .Labels }} 数");
    }

    @Test
    void keepsAllOfItOnOneLine() {
        assertThat(LabelText.label("a\nb\rc\td\u001b[31me\u202Ef\u2028g\u0000h\uD800i"))
                .isEqualTo("a b c d [31me f g h i");
    }

    @Test
    void keepsLongNamesApart() {
        String one = LabelText.label("x".repeat(300) + "1");
        String other = LabelText.label("x".repeat(300) + "2");

        assertThat(one).hasSize(200).isNotEqualTo(other);
        assertThat(LabelText.label("x".repeat(200))).isEqualTo("x".repeat(200));
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(LabelText.annotation("😀".repeat(1_100)).codePoints().filter(code -> code == 0x1F600))
                .hasSize(999);
    }
}
