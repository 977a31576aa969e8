package io.aftershock.deploy.monitoring.grafana.board;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** From which value on a number has which colour. */
public record Thresholds(Color base, List<Step> steps) {

    /** A number that is neither good nor bad by itself. */
    public static final Thresholds NONE = new Thresholds(Color.INFO, List.of());

    /** From a value on, a colour. */
    public record Step(double from, Color color) {}

    /** More is worse. */
    public static Thresholds rising(double warning, double critical) {
        return new Thresholds(
                Color.GOOD, List.of(new Step(warning, Color.WARNING), new Step(critical, Color.CRITICAL)));
    }

    /** Any is worth a look, and none wakes anybody. */
    public static Thresholds warnsFrom(double warning) {
        return new Thresholds(Color.GOOD, List.of(new Step(warning, Color.WARNING)));
    }

    /** Any is bad. */
    public static Thresholds badFrom(double critical) {
        return new Thresholds(Color.GOOD, List.of(new Step(critical, Color.CRITICAL)));
    }

    /** Bad below this value. */
    public static Thresholds goodFrom(double good) {
        return new Thresholds(Color.CRITICAL, List.of(new Step(good, Color.GOOD)));
    }

    /** Less is worse: critical below the first, well from the second on. */
    public static Thresholds falling(double critical, double good) {
        return new Thresholds(Color.CRITICAL, List.of(new Step(critical, Color.WARNING), new Step(good, Color.GOOD)));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("mode", "absolute");
        var list = json.putArray("steps");
        list.addObject().put("color", base.id()).putNull("value");
        steps.forEach(step -> list.addObject().put("color", step.color().id()).put("value", step.from()));
        return json;
    }
}
