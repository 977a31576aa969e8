package io.aftershock.monitor.config.read;

import io.aftershock.monitor.config.schema.Amount;
import io.aftershock.monitor.config.schema.Key;
import io.aftershock.monitor.config.schema.ListOf;
import io.aftershock.monitor.config.schema.Quantity;
import io.aftershock.monitor.config.schema.Section;
import io.aftershock.monitor.config.schema.Shape;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Node.Items;
import io.aftershock.monitor.config.tree.Node.Text;
import io.aftershock.monitor.config.tree.Origin;
import io.aftershock.monitor.config.tree.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A place in the checked configuration: what stands there, else its default, and where to say what is wrong with it.
 *
 * @param node what stands there; null for nothing
 * @param origin who wrote it; where nothing stands, who wrote what is around it
 */
public record Place(Shape shape, @Nullable Node node, KeyPath path, Origin origin, Problems problems) {

    /** The whole of a configuration that the schema has checked. */
    public static Place root(Section schema, Fields checked, Problems problems) {
        return new Place(schema, checked, KeyPath.ROOT, Origin.NOWHERE, problems);
    }

    public boolean isThere() {
        return node != null;
    }

    /** Whether it stands there or did before the schema refused it. */
    public boolean wasWritten() {
        return isThere() || hasProblems();
    }

    /** Whether something here or below is wrong. */
    public boolean hasProblems() {
        return problems.concern(path);
    }

    /** Whether the schema refused what was written here. */
    public boolean wasRefused() {
        return !isThere() && hasProblems();
    }

    /** The place of a key. */
    public Place at(String name) {
        Node child = node instanceof Fields fields ? fields.fields().get(name) : null;
        return place(key(name).shape(), child, path.key(name));
    }

    /** The entries of the list here, under their own numbers, without those that the schema refused. */
    public List<Place> items() {
        List<Place> places = new ArrayList<>();
        if (node instanceof Items items) {
            Shape item = shape instanceof ListOf list ? list.item() : shape;
            for (int i = 0; i < items.items().size(); i++) {
                Place place = place(item, items.items().get(i), path.item(i));
                if (!isEmpty(place)) {
                    places.add(place);
                }
            }
        }
        return places;
    }

    /** The entries below names that the schema does not know. */
    public Map<String, Place> entries() {
        Map<String, Place> places = new LinkedHashMap<>();
        if (node instanceof Fields fields) {
            fields.fields().forEach((name, value) -> places.put(name, place(shape, value, path.key(name))));
        }
        return places;
    }

    /** The single value that stands here, or null. */
    public @Nullable String text() {
        return node instanceof Text text && !text.value().isEmpty() ? text.value() : null;
    }

    /** The value of a key, or null. */
    public @Nullable String given(String name) {
        return at(name).text();
    }

    /** The value of a key, else its default. */
    public String text(String name) {
        String given = given(name);
        return given == null ? Objects.requireNonNull(key(name).standard(), name) : given;
    }

    /** The value of a key, else its default for the cluster; of a name with dots no subject can be made. */
    public String ofCluster(String name, String cluster) {
        if (given(name) == null && cluster.contains(".")) {
            at(name).refuseAbsence("is missing, must be there since the cluster's name has a dot");
        }
        return text(name).replace("<cluster>", cluster);
    }

    /** The amount at a key, else its default. */
    public double amount(String name) {
        Quantity quantity = (Quantity) key(name).shape();
        return Amount.parse(quantity.unit(), text(name)).orElseThrow();
    }

    /** The duration at a key, else its default. */
    public long millis(String name) {
        return Math.round(amount(name) * 1000);
    }

    /** Says what is wrong here. */
    public void refuse(String sentence) {
        problems.error(path, sentence, origin);
    }

    /** Says that something has to stand here, unless something wrong already does. */
    public void refuseAbsence(String sentence) {
        if (!hasProblems()) {
            refuse(sentence);
        }
    }

    /** Says what is dangerous here. */
    public void warn(String sentence) {
        problems.warn(path, sentence, origin);
    }

    private static boolean isEmpty(Place place) {
        return place.node instanceof Text text && text.value().isEmpty();
    }

    private Key key(String name) {
        return Objects.requireNonNull(((Section) shape).key(name), name);
    }

    private Place place(Shape ofChild, @Nullable Node child, KeyPath at) {
        return new Place(ofChild, child, at, child == null ? origin : child.origin(), problems);
    }
}
