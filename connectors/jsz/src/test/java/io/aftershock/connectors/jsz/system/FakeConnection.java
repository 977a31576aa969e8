package io.aftershock.connectors.jsz.system;

import io.nats.client.Connection;
import io.nats.client.Connection.Status;
import io.nats.client.Dispatcher;
import io.nats.client.MessageHandler;
import io.nats.client.api.ServerInfo;
import io.nats.client.impl.NatsMessage;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A connection that a test puts into whatever state it likes. */
final class FakeConnection {

    /** The reply subjects of all requests that were sent. */
    final List<String> sent = new ArrayList<>();

    Status status = Status.CONNECTED;
    String server;
    private MessageHandler answers = message -> {};

    FakeConnection(String server) {
        this.server = server;
    }

    Connection connection() {
        return fake(Connection.class);
    }

    void answer(String reply, String text) throws InterruptedException {
        answers.onMessage(NatsMessage.builder()
                .subject(reply)
                .data(text, StandardCharsets.UTF_8)
                .build());
    }

    private Object call(Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "getStatus" -> status;
            case "getServerInfo" -> new ServerInfo("{\"server_id\":\"S\",\"server_name\":\"" + server + "\"}");
            case "createInbox" -> "_INBOX.test";
            case "createDispatcher" -> {
                answers = (MessageHandler) arguments[0];
                yield fake(Dispatcher.class);
            }
            case "publish" -> sent.add((String) arguments[1]) ? null : null;
            case "close" -> {
                status = Status.CLOSED;
                yield null;
            }
            default -> null;
        };
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> call(method, arguments)));
    }
}
