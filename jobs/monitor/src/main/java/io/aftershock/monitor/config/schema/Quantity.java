package io.aftershock.monitor.config.schema;

import io.aftershock.monitor.check.Unit;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Text;
import io.aftershock.monitor.config.tree.Problems;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A share, a time or a count between two bounds.
 *
 * @param least in the unit; allowed itself
 * @param most in the unit; allowed itself
 * @param step of which the value must be a multiple; 0 for any
 */
public record Quantity(Unit unit, double least, double most, double step) implements Shape {

    @Override
    public String allowed() {
        return Amount.example(unit);
    }

    @Override
    public @Nullable Node checked(Node node, KeyPath path, Problems problems) {
        if (!(node instanceof Text text)) {
            refuseKind(node, path, problems);
            return null;
        }
        OptionalDouble value = Amount.parse(unit, text.value());
        String wrong = value.isEmpty() ? "must be a " + allowed() : wrong(value.getAsDouble());
        if (wrong.isEmpty()) {
            return node;
        }
        problems.error(path, "is '" + text.value() + "', " + wrong, node.origin());
        return null;
    }

    private String wrong(double value) {
        if (value < least || value > most) {
            String percentMeant = unit == Unit.RATIO && value > 1 && value <= 100
                    ? ", did you mean " + Amount.print(Unit.RATIO, value / 100) + "?"
                    : "";
            return "must be between " + Amount.print(unit, least) + " and " + Amount.print(unit, most) + percentMeant;
        }
        return step > 0 && value % step != 0 ? "must be a multiple of " + Amount.print(unit, step) : "";
    }
}
