package io.aftershock.connectors.history.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.testkit.server.Deadline;
import java.io.File;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.TemporaryClassLoaderContext;
import org.apache.iceberg.hadoop.HadoopMetricsContext;
import org.apache.iceberg.util.ThreadPools;
import org.junit.jupiter.api.Test;

class LeftoversTest {

    /** Else a task manager has no room for classes after some restarts. */
    @Test
    void onceTheyAreClearedTheClassesOfTheJobAreForgotten() throws Exception {
        WeakReference<ClassLoader> classes = jobThatEnded();

        Deadline.in(Duration.ofSeconds(60)).await("the classes of the job are gone", () -> {
            System.gc();
            return classes.get() == null;
        });
    }

    @Test
    void thoseOfTheProgramItselfStay() {
        JdbcDrivers.register();
        Leftovers.clear(ClassLoader.getSystemClassLoader());

        assertThat(DriverManager.drivers()).anyMatch(driver -> driver.getClass() == org.sqlite.JDBC.class);
        assertThat(ThreadPools.getWorkerPool().isShutdown()).isFalse();
    }

    private static WeakReference<ClassLoader> jobThatEnded() throws Exception {
        try (URLClassLoader classes = new JobClasses()) {
            Runnable job = (Runnable) classes.loadClass(Job.class.getName())
                    .getDeclaredConstructor()
                    .newInstance();
            assertThat(job.getClass()).isNotEqualTo(Job.class);
            job.run();
            return new WeakReference<>(classes);
        }
    }

    /** What a job with an object store leaves behind, and what clears it away on a thread that is not its own. */
    public static final class Job implements Runnable {

        @Override
        public void run() {
            ClassLoader mine = getClass().getClassLoader();
            try (TemporaryClassLoaderContext ignored = TemporaryClassLoaderContext.of(mine)) {
                JdbcDrivers.register();
                Leftovers.beginStatistics();
                new HadoopMetricsContext("s3").initialize(Map.of());
                ThreadPools.getWorkerPool().execute(() -> {});
            }
            Leftovers.clear(mine);
        }
    }

    /** The class loader of a job: as in Flink, all is its own but what logs. */
    private static final class JobClasses extends URLClassLoader {

        JobClasses() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean logs = name.startsWith("org.slf4j.") || name.startsWith("org.apache.logging.");
            return logs ? ClassLoader.getSystemClassLoader().loadClass(name) : super.loadClass(name, resolve);
        }

        /** Without DuckDB, which no job has: it never lets go of itself. */
        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                if (!entry.contains("duckdb")) {
                    urls.add(Path.of(entry).toUri().toURL());
                }
            }
            return urls.toArray(URL[]::new);
        }
    }
}
