package io.aftershock.connectors.history.warehouse;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that run when the JVM ends, for a job that ends before it.
 *
 * <p>Iceberg ends its pools of threads by such hooks and by nothing else (apache/iceberg#15031): till then the pools and the hooks
 * keep all classes of the job that began them.
 */
final class ShutdownHooks {

    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHooks.class);

    /** How Guava's are named, of which Iceberg's are; what Flink itself registers while a job begins is not ours. */
    private static final String OF_POOLS = "DelayedShutdownHook-for-";

    /** What is still at work then ends by itself: a task manager has to go on. */
    private static final long PATIENCE_MILLIS = 1_000;

    private ShutdownHooks() {}

    /** Runs those of a job, instead of the JVM. Only Flink's flag for {@code java.lang} gives access to them; else they stay. */
    static void run(ClassLoader job) {
        try {
            for (Thread hook : take(job)) {
                hook.start();
                hook.join(PATIENCE_MILLIS);
            }
        } catch (ReflectiveOperationException | RuntimeException shut) {
            LOG.info(
                    "Classes of a job that has ended stay in this JVM, since Java does not give up its shutdown hooks: run it with"
                            + " --add-opens=java.base/java.lang=ALL-UNNAMED, as Flink's own configuration does. ({})",
                    shut.toString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Thread> take(ClassLoader job) throws ReflectiveOperationException {
        Class<?> list = Class.forName("java.lang.ApplicationShutdownHooks");
        Field field = list.getDeclaredField("hooks");
        field.setAccessible(true);
        List<Thread> taken = new ArrayList<>();
        synchronized (list) { // as its own methods do
            Map<?, ?> hooks = (Map<?, ?>) field.get(null);
            if (hooks != null) { // the JVM ends, and runs them itself
                hooks.keySet().forEach(hook -> add((Thread) hook, job, taken));
                hooks.keySet().removeAll(taken);
            }
        }
        return taken;
    }

    private static void add(Thread hook, ClassLoader job, List<Thread> taken) {
        if (hook.getContextClassLoader() == job && hook.getName().startsWith(OF_POOLS)) {
            taken.add(hook);
        }
    }
}
