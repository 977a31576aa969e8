package io.aftershock.connectors.history.warehouse;

import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.ServiceLoader;

/**
 * Our JDBC drivers in the JVM's one list of them, in which jobs of a task manager come and go.
 *
 * <p>DriverManager looks for drivers once in a JVM, so that those of a later job, which are of another class loader, have to be
 * told to it. And it keeps what it was told, with all classes of a job that has long ended.
 */
final class JdbcDrivers {

    private static final ClassLoader OURS = JdbcDrivers.class.getClassLoader();

    private JdbcDrivers() {}

    static void register() {
        for (Driver driver : ServiceLoader.load(Driver.class, OURS)) {
            if (DriverManager.drivers().noneMatch(known -> known.getClass() == driver.getClass())) {
                register(driver);
            }
        }
    }

    private static void register(Driver driver) {
        try {
            DriverManager.registerDriver(driver);
        } catch (SQLException refused) {
            throw new WarehouseException("The driver " + driver.getClass().getName() + " cannot be used.", refused);
        }
    }

    /** Takes them out again. */
    static void release() {
        ours().forEach(JdbcDrivers::deregister);
    }

    private static List<Driver> ours() {
        return DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == OURS)
                .toList();
    }

    private static void deregister(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException refused) {
            throw new WarehouseException("The driver " + driver.getClass().getName() + " cannot be let go.", refused);
        }
    }
}
