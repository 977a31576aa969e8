package io.aftershock.simulator.engine;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Virtual time: what is going to happen, earliest first; of one moment in the order in which it was planned. */
public final class Agenda {

    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparingLong(Entry::atMillis).thenComparingLong(Entry::number));
    private long nowMillis;
    private long number;

    public Agenda(long startMillis) {
        this.nowMillis = startMillis;
    }

    private record Entry(long atMillis, long number, Runnable happening) {}

    public long nowMillis() {
        return nowMillis;
    }

    /** Plans something; what should have happened already happens next. */
    public void at(long millis, Runnable happening) {
        entries.add(new Entry(Math.max(millis, nowMillis), number++, happening));
    }

    public void after(long millis, Runnable happening) {
        at(nowMillis + millis, happening);
    }

    /** Plans something that happens again and again. */
    public void every(long periodMillis, long firstMillis, Runnable happening) {
        at(firstMillis, () -> {
            happening.run();
            every(periodMillis, nowMillis + periodMillis, happening);
        });
    }

    /** Lets everything happen that is planned before a time. */
    public void runUntil(long endMillis) {
        for (Entry next = entries.peek(); next != null && next.atMillis() < endMillis; next = entries.peek()) {
            entries.remove();
            nowMillis = next.atMillis();
            next.happening().run();
        }
        nowMillis = Math.max(nowMillis, endMillis);
    }
}
