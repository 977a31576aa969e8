package io.aftershock.cli.observatory;

/** Who may log in as what: the same answer whenever the same is asked. */
interface Logins {

    /**
     * The login for something.
     *
     * @param name such as {@code east.events}
     */
    Login of(String name);

    /** What an observatory listens by, in a cluster with accounts in its configuration. */
    default Login events(String cluster) {
        return of(cluster + ".events");
    }

    /** What an observatory asks by. */
    default Login queries(String cluster) {
        return of(cluster + ".queries");
    }
}
