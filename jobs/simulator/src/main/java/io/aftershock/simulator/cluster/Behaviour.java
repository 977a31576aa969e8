package io.aftershock.simulator.cluster;

import java.util.random.RandomGenerator;

/** What a client asks for next. */
@FunctionalInterface
interface Behaviour {

    Request next(RandomGenerator chance, long nowMillis);
}
