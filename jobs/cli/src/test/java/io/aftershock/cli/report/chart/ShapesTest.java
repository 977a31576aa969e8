package io.aftershock.cli.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapesTest {

    private static final TimeScale TIME = new TimeScale(0, 1_000);
    private static final RatioScale RATIOS = RatioScale.upTo(0.01, 100);

    @Test
    void drawsStepsAndLeavesAHoleWhereThereIsNoRatio() {
        List<AreaPath.Point> points =
                List.of(new AreaPath.Point(0, 0.01), new AreaPath.Point(100, 0.005), new AreaPath.Point(500, 0));
        assertThat(AreaPath.line(points, 100, TIME, RATIOS)).isEqualTo("M0 0H100V50H200M500 100H600");
        assertThat(AreaPath.area(points, 100, TIME, RATIOS)).isEqualTo("M0 100V0H100V50H200V100ZM500 100V100H600V100Z");
    }

    @Test
    void drawsNothingWithoutARatio() {
        assertThat(AreaPath.area(List.of(), 100, TIME, RATIOS)).isEmpty();
    }

    @Test
    void putsMomentsTogetherThatWouldHideEachOther() {
        List<Moments> moments = Moments.together(
                List.of(new Moments.Moment(100, "a"), new Moments.Moment(110, "b"), new Moments.Moment(120, "c")),
                TIME);
        assertThat(moments).containsExactly(new Moments(100, List.of("a", "b")), new Moments(120, List.of("c")));
        assertThat(moments.get(0).title()).isEqualTo("a\nb");
    }

    @Test
    void putsSpansTogetherThatTouch() {
        assertThat(Spans.together(List.of(
                        Spans.of(300, 400, "late"),
                        Spans.of(0, 200, "long"),
                        Spans.of(50, 100, "inside"),
                        Spans.of(200, 250, "touches"))))
                .containsExactly(
                        new Spans(0, 250, List.of("long", "inside", "touches")), new Spans(300, 400, List.of("late")));
    }

    @Test
    void tellsNoMoreTitlesThanAnybodyReads() {
        Spans many = new Spans(0, 1, List.of("a", "b", "c", "d", "e", "f", "g", "h", "a"));
        assertThat(many.title()).isEqualTo("a\nb\nc\nd\ne\nf\nand 2 more");
    }
}
