package io.aftershock.testkit.link;

import java.time.Duration;
import java.util.List;

/**
 * All ways between two servers, which are cut and restored as one.
 *
 * @param name between whom
 */
public record Link(String name, List<LinkProxy> ways) {

    /** Lets nothing pass either way, as if all packets were dropped. */
    public void stall() {
        ways.forEach(LinkProxy::stall);
    }

    /** Resets all connections, and refuses new ones. */
    public void breakOff() {
        ways.forEach(LinkProxy::breakOff);
    }

    /** Makes all that passes arrive later by this time. */
    public void delay(Duration time) {
        ways.forEach(way -> way.delay(time));
    }

    public void restore() {
        ways.forEach(LinkProxy::restore);
    }
}
