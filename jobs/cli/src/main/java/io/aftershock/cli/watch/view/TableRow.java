package io.aftershock.cli.watch.view;

import io.aftershock.cli.watch.fleet.AccountRow;
import io.aftershock.cli.watch.fleet.ClusterRow;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.FleetIncident;
import java.util.List;

/** One row of the table. */
public sealed interface TableRow {

    RowKey key();

    /** What is open there. */
    List<Breach> findings();

    /** What Enter opens. */
    default List<Breach> opens() {
        return findings();
    }

    /** An incident of the fleet, which belongs to no cluster. */
    record OfIncident(FleetIncident incident) implements TableRow {

        @Override
        public RowKey key() {
            return new RowKey("", incident.id());
        }

        @Override
        public List<Breach> findings() {
            return List.of();
        }
    }

    /**
     * A cluster.
     *
     * @param folded how many of its accounts have no row
     */
    record OfCluster(ClusterRow cluster, int folded) implements TableRow {

        @Override
        public RowKey key() {
            return new RowKey(cluster.cluster(), null);
        }

        @Override
        public List<Breach> findings() {
            return cluster.findings();
        }

        @Override
        public List<Breach> opens() {
            return cluster.allFindings();
        }
    }

    /** An account, below its cluster. */
    record OfAccount(AccountRow account) implements TableRow {

        @Override
        public RowKey key() {
            return new RowKey(account.cluster(), account.account());
        }

        @Override
        public List<Breach> findings() {
            return account.findings();
        }
    }
}
