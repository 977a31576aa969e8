package io.aftershock.connectors.jsz.system;

/**
 * A way by which a request goes out.
 *
 * @param name the server that it leads through, as {@code via} and {@code asked} show it
 * @param link the connection
 * @param subject what the request is called there
 */
record Route(String name, NatsLink link, String subject) {}
