package io.aftershock.testkit.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A hundred loopback ports that belong to this JVM alone, as long as it lives.
 *
 * <p>Asking the kernel for a free port is not enough: a server that was killed gets its ports back minutes later, and until
 * then a second demo, or the near end of anybody's connection, may have taken them. So the ports lie below those that
 * Linux and macOS give to connections, and a file lock per block keeps two JVMs apart, even if one is killed.
 */
public final class PortBlock {

    private static final int SIZE = 100;
    private static final int FIRST_BLOCK = 200;
    private static final int BLOCKS = 120;

    private static @Nullable PortBlock current;

    private final int first;
    private final FileLock lock;
    private int used;

    private PortBlock(int first, FileLock lock) {
        this.first = first;
        this.lock = lock;
    }

    /** A port that nobody listens on and that is never given out twice. */
    public static synchronized int nextPort() {
        while (true) {
            if (current == null || current.used == SIZE) {
                current = claim();
            }
            int port = current.first + current.used++;
            if (current.lock.isValid() && isFree(port)) {
                return port;
            }
        }
    }

    private static PortBlock claim() {
        int start = ThreadLocalRandom.current().nextInt(BLOCKS);
        return IntStream.range(0, BLOCKS)
                .map(i -> FIRST_BLOCK + (start + i) % BLOCKS)
                .mapToObj(PortBlock::tryClaim)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("All blocks of ports are taken; see " + folder()));
    }

    @SuppressWarnings("StreamResourceLeak") // the channel stays open on purpose: closing it would give the block away
    private static Optional<PortBlock> tryClaim(int block) {
        try {
            FileChannel file = FileChannel.open(
                    Files.createDirectories(folder()).resolve(block + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
                return Optional.empty();
            }
            return Optional.of(new PortBlock(block * SIZE, lock));
        } catch (java.nio.channels.OverlappingFileLockException e) {
            return Optional.empty(); // ours already, and used up
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"), "aftershock-ports-" + System.getProperty("user.name"));
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
