package io.aftershock.testkit.workload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The calls that a healthy client makes in turn: asked of the meta leader and of the stream's and consumers' leaders. */
final class EverydayCalls {

    private static final byte[] ORDER = "{\"order\":1}".getBytes(UTF_8);

    private EverydayCalls() {}

    /** All of them for a client of this name. */
    static List<Call> of(Business business, String client) {
        List<Call> calls = new ArrayList<>(reads(business));
        if (business.createsConsumers()) {
            calls.addAll(passingConsumer(business, client));
        }
        return calls;
    }

    private static List<Call> reads(Business business) {
        String stream = business.stream();
        String durable = business.durables().get(0);
        return List.of(
                (api, js) -> api.getAccountStatistics(),
                (api, js) -> api.getStreamInfo(stream),
                (api, js) -> js.publish(business.subject(), ORDER),
                (api, js) -> api.getConsumerInfo(stream, durable),
                (api, js) -> api.getStreamNames(),
                (api, js) -> api.addOrUpdateConsumer(stream, Business.durableConfig(durable)),
                (api, js) -> api.getConsumerNames(stream),
                (api, js) -> api.getStreams(),
                (api, js) -> api.getConsumers(stream));
    }

    private static List<Call> passingConsumer(Business business, String client) {
        String name = client + "-tail";
        return List.of(
                (api, js) -> api.addOrUpdateConsumer(business.stream(), Business.passingConfig(name)),
                (api, js) -> api.deleteConsumer(business.stream(), name));
    }
}
