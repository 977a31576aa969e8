package io.aftershock.monitor;

import static org.assertj.core.api.Assertions.assertThatNoException;

import io.aftershock.connectors.history.row.PackedRow;
import io.aftershock.connectors.history.sink.SealedBatch;
import io.aftershock.connectors.nats.bucket.BucketLook;
import io.aftershock.model.coverage.Coverage;
import io.aftershock.model.coverage.Heartbeat;
import io.aftershock.model.election.Election;
import io.aftershock.model.finding.Breach;
import io.aftershock.model.finding.Correlation;
import io.aftershock.model.finding.FleetIncident;
import io.aftershock.model.finding.Stall;
import io.aftershock.model.telemetry.TelemetryRow;
import io.aftershock.model.window.ApiMinute;
import io.aftershock.model.window.ClientMinute;
import io.aftershock.model.window.ErrorRatio;
import io.aftershock.monitor.call.RecentAnswers;
import io.aftershock.monitor.check.ClusterMemory;
import io.aftershock.monitor.check.DomainMemory;
import io.aftershock.monitor.check.client.ErrorHistory;
import io.aftershock.monitor.check.client.Refusals;
import io.aftershock.monitor.check.election.AssetElections;
import io.aftershock.monitor.check.election.Upheaval;
import io.aftershock.monitor.check.life.Episode;
import io.aftershock.monitor.check.lookback.LookBack;
import io.aftershock.monitor.check.network.Parentage;
import io.aftershock.monitor.check.stall.AnswerCounts;
import io.aftershock.monitor.check.stall.RunningStall;
import io.aftershock.monitor.check.stall.Signs;
import io.aftershock.monitor.correlate.CorrelationMemory;
import io.aftershock.monitor.correlate.SecondCounts;
import io.aftershock.monitor.coverage.BlindTime;
import io.aftershock.monitor.coverage.CoverageLookBack;
import io.aftershock.monitor.coverage.CoverageMemory;
import io.aftershock.monitor.coverage.ServerBook;
import io.aftershock.monitor.election.MetaMemory;
import io.aftershock.monitor.election.hint.ClusterFigures;
import io.aftershock.monitor.fleet.FleetMemory;
import io.aftershock.monitor.heartbeat.SettledCalls;
import io.aftershock.monitor.history.MinuteCounts;
import io.aftershock.monitor.history.MinuteKey;
import io.aftershock.monitor.ingest.DeadLetter;
import io.aftershock.monitor.live.PolicyMemory;
import io.aftershock.monitor.network.NetworkMemory;
import io.aftershock.monitor.policy.LivePolicy;
import io.aftershock.monitor.publish.Line;
import io.aftershock.monitor.signal.Signal;
import io.aftershock.monitor.timeline.ClusterClock;
import io.aftershock.monitor.timeline.RecentIds;
import io.aftershock.monitor.timeline.clock.ServerClocks;
import io.aftershock.monitor.window.Pane;
import io.aftershock.monitor.window.WindowProgress;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Kryo writes cannot be read after a field is added: nothing between stages or in state may need it. */
class SerializationTest {

    @ParameterizedTest
    @ValueSource(
            classes = {
                TelemetryRow.class,
                Signal.class,
                LivePolicy.class,
                BucketLook.class,
                ErrorRatio.class,
                Election.class,
                Breach.class,
                Stall.class,
                Correlation.class,
                FleetIncident.class,
                Judgements.Judged.class,
                Coverage.class,
                Heartbeat.class,
                DeadLetter.class,
                Line.class,
                ApiMinute.class,
                ClientMinute.class,
                PackedRow.class
            })
    void sendsNothingThroughKryo(Class<?> type) {
        assertThatNoException().isThrownBy(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ClusterClock.class,
                RecentIds.class,
                ServerClocks.class,
                RecentAnswers.class,
                Pane.class,
                WindowProgress.class,
                MetaMemory.class,
                ClusterFigures.class,
                NetworkMemory.class,
                Parentage.Cause.class,
                LookBack.class,
                ClusterMemory.class,
                DomainMemory.class,
                Episode.class,
                AnswerCounts.class,
                RunningStall.class,
                ErrorHistory.class,
                Refusals.class,
                AssetElections.class,
                Upheaval.class,
                Signs.class,
                ServerBook.class,
                CoverageMemory.class,
                BlindTime.class,
                CoverageLookBack.class,
                SettledCalls.class,
                CorrelationMemory.class,
                SecondCounts.class,
                FleetMemory.class,
                PolicyMemory.class,
                MinuteKey.class,
                MinuteCounts.class,
                SealedBatch.class
            })
    void keepsNothingInStateThatKryoWrites(Class<?> type) {
        assertThatNoException().isThrownBy(() -> PojoTestUtils.assertSerializedAsPojoWithoutKryo(type));
    }
}
