package io.aftershock.cli.secrets;

/**
 * One way of being let in by a server.
 *
 * @param name of the cluster that is read this way
 * @param url of the server
 * @param keys of the configuration: {@code credentials} or {@code tls}
 */
record Login(String name, String url, String keys) {

    /** The same with other credentials. */
    Login with(String otherName, String otherKeys) {
        return new Login(otherName, url, otherKeys);
    }

    /** An entry of {@code clusters[]}: the login is used for the stream, the subscription and the polls. */
    String cluster() {
        return """
                - name: %1$s
                  source:
                    streams: [{name: stored, urls: ["%2$s"], %3$s}]
                    subscriptions: [{name: heard, account: APP, urls: ["%2$s"], %3$s}]
                    polls: {urls: ["%2$s"], nodes: {n1: "%2$s"}, %3$s}
                """.formatted(name, url, keys).indent(2);
    }

    /** The section {@code findings} or {@code fleet} as this user. */
    String section(String section) {
        return "%s: {urls: [\"%s\"], %s}\n".formatted(section, url, keys);
    }
}
