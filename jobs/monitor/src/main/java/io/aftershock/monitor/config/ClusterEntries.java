package io.aftershock.monitor.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.aftershock.connectors.nats.connection.NatsEndpoint;
import io.aftershock.connectors.nats.directory.BadEntryException;
import io.aftershock.monitor.config.read.Place;
import io.aftershock.monitor.config.schema.Schema;
import io.aftershock.monitor.config.tree.KeyPath;
import io.aftershock.monitor.config.tree.Node;
import io.aftershock.monitor.config.tree.Node.Fields;
import io.aftershock.monitor.config.tree.Node.Text;
import io.aftershock.monitor.config.tree.Origin;
import io.aftershock.monitor.config.tree.Problem;
import io.aftershock.monitor.config.tree.Problems;
import io.aftershock.monitor.config.tree.YamlTree;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads entries of the fleet directory, in YAML or JSON: the keys of one cluster as in the configuration. The name may be left
 * out, since it is the entry's.
 *
 * @param folder from which relative paths of files are meant
 * @param observatories how to connect to them, by name, for entries that only say how they are observed
 */
public record ClusterEntries(String folder, Map<String, NatsEndpoint> observatories) implements Serializable {

    private static final int LONGEST = 1 << 20;

    public ClusterEntries {
        observatories = Collections.unmodifiableMap(new LinkedHashMap<>(observatories));
    }

    /**
     * The cluster that an entry defines.
     *
     * @throws BadEntryException with everything that is wrong with it
     */
    public ClusterConfig read(String name, byte[] entry) throws BadEntryException {
        if (entry.length > LONGEST) {
            throw new BadEntryException("it is longer than a megabyte");
        }
        Problems problems = new Problems();
        Fields written = named(name, YamlTree.ofFile(new String(entry, UTF_8), Path.of(folder), problems));
        refuseProblems(problems);
        Node checked = Schema.CLUSTER.checked(written, KeyPath.ROOT, problems);
        Place place = new Place(Schema.CLUSTER, checked, KeyPath.ROOT, Origin.NOWHERE, problems);
        String given = place.given("name");
        if (given != null && !given.equals(name)) {
            place.at("name").refuse("is '" + given + "', must be the key of the entry or left out");
        }
        if (place.at("spans").isThere()) {
            place.at("spans").refuse("is for clusters of the configuration, must be left out in the fleet directory");
        }
        ClusterConfig cluster = new Clusters(() -> observatories).one(place, name);
        refuseProblems(problems);
        return cluster;
    }

    private static Fields named(String name, Fields written) {
        Map<String, Node> fields = new LinkedHashMap<>();
        fields.put("name", new Text(name, Origin.NOWHERE));
        fields.putAll(written.fields());
        return new Fields(fields, written.origin());
    }

    private static void refuseProblems(Problems problems) throws BadEntryException {
        if (!problems.errors().isEmpty()) {
            throw new BadEntryException(
                    problems.errors().stream().map(Problem::line).collect(Collectors.joining("; ")));
        }
    }
}
