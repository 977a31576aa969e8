package io.aftershock.exporter.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.aftershock.connectors.nats.connection.NatsEndpoint.Tls;
import io.aftershock.connectors.nats.connection.PemTls;
import io.aftershock.testkit.tls.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPostTest {

    @TempDir
    private Path folder;

    @Test
    void trustsWhomTheFilesSayAndNobodyElse() throws Exception {
        Certificates right = Certificates.create(folder, "right", "EC", "ip:127.0.0.1");
        Certificates elsewhere = Certificates.create(folder, "elsewhere", "EC", "dns:elsewhere");

        assertThat(post(right, right)).isEqualTo(Outcome.SENT);
        assertThat(post(right, null).sentence()).startsWith("it cannot be reached: SSLHandshakeException");
        assertThat(post(elsewhere, elsewhere).sentence())
                .as("a certificate for another host")
                .startsWith("it cannot be reached: SSLHandshakeException");
    }

    @Test
    void saysWhatCannotBeUsed() {
        assertThatThrownBy(() -> new HttpPost("http://host/%zz", null))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The URL http://host/%zz cannot be used");
        assertThatThrownBy(() -> new HttpPost("https://host", new Tls("/nowhere/ca.pem", null, null)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/nowhere/ca.pem");
    }

    private static Outcome post(Certificates server, @Nullable Certificates trusted) throws Exception {
        HttpsServer https = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(PemTls.context(
                new Tls(null, server.certificate().toString(), server.key().toString()))));
        https.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        https.start();
        try {
            Tls tls = trusted == null ? null : new Tls(trusted.certificate().toString(), null, null);
            return new HttpPost("https://127.0.0.1:" + https.getAddress().getPort() + "/hook", tls)
                    .post("{}", Map.of());
        } finally {
            https.stop(0);
        }
    }
}
