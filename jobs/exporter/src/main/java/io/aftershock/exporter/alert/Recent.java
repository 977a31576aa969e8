package io.aftershock.exporter.alert;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put first when it becomes too large. */
final class Recent<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;
    private static final int MOST = 10_000;

    static <V> Map<String, V> map() {
        return new Recent<>();
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST;
    }
}
