package io.aftershock.testkit.server;

/**
 * The loopback ports of one server.
 *
 * @param client where clients connect
 * @param http where the monitoring pages are
 * @param leaf where leaf nodes connect, if the configuration says so
 * @param route where the other servers of a cluster connect, if the configuration says so
 */
public record ServerPorts(int client, int http, int leaf, int route) {

    /** Four ports that are free now and that no other JVM will get from here. */
    public static ServerPorts claim() {
        return new ServerPorts(PortBlock.nextPort(), PortBlock.nextPort(), PortBlock.nextPort(), PortBlock.nextPort());
    }
}
