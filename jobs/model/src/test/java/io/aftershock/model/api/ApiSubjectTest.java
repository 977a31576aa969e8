package io.aftershock.model.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiSubjectTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "$JS.API.INFO, INFO, ,",
        "$JS.API.STREAM.NAMES, STREAM.NAMES, ,",
        "$JS.API.STREAM.INFO.ORDERS, STREAM.INFO, ORDERS,",
        "$JS.API.STREAM.MSG.GET.ORDERS, STREAM.MSG.GET, ORDERS,",
        "$JS.API.STREAM.LEADER.STEPDOWN.ORDERS, STREAM.LEADER.STEPDOWN, ORDERS,",
        "$JS.API.CONSUMER.LIST.ORDERS, CONSUMER.LIST, ORDERS,",
        "$JS.API.CONSUMER.INFO.ORDERS.C, CONSUMER.INFO, ORDERS, C",
        "$JS.API.CONSUMER.CREATE.ORDERS, CONSUMER.CREATE, ORDERS,",
        "$JS.API.CONSUMER.CREATE.ORDERS.C.orders.eu, CONSUMER.CREATE, ORDERS, C",
        "$JS.API.CONSUMER.DURABLE.CREATE.ORDERS.C, CONSUMER.DURABLE.CREATE, ORDERS, C",
        "$JS.API.CONSUMER.LEADER.STEPDOWN.ORDERS.C, CONSUMER.LEADER.STEPDOWN, ORDERS, C",
        "$JS.API.META.LEADER.STEPDOWN, META.LEADER.STEPDOWN, ,",
        "$JS.API.SERVER.REMOVE, SERVER.REMOVE, ,",
        "$JS.API.ACCOUNT.STREAM.MOVE.ACME.ORDERS, ACCOUNT.STREAM.MOVE, ,",
        "$JS.hub.API.STREAM.INFO.ORDERS, STREAM.INFO, ORDERS,",
        "$JS.hub.API.CONSUMER.INFO.API.C, CONSUMER.INFO, API, C",
        "$JS.API.STREAM.SING.ORDERS, STREAM.SING, ORDERS,",
        "$JS.API.NEWS, NEWS, ,",
        "$JS.API, $JS.API, ,",
        "$JS.XAPI.INFO, $JS.XAPI.INFO, ,",
        "$JS.API.STREAM, STREAM, ,",
        "$JS.API.STREAM.INFO, STREAM.INFO, ,",
        "API.INFO.x, INFO, ,",
        "orders.new, orders.new, ,"
    })
    void readsOperationStreamAndConsumer(String subject, String operation, String stream, String consumer) {
        assertThat(ApiSubject.parse(subject)).isEqualTo(new ApiSubject(operation, stream, consumer));
    }
}
