package io.aftershock.testkit.link;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One way to a server: takes connections on a loopback port of its own and passes them on, as long as it is told to.
 *
 * <p>A stalled way does what packets that are dropped do for a while: nothing passes, connections stay open, and what waited
 * arrives when it is restored. A broken one resets its connections and refuses new ones.
 */
public final class LinkProxy implements AutoCloseable {

    private enum State {
        PASSING,
        STALLED,
        BROKEN
    }

    private final String name;
    private final int target;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.PASSING;
    private Duration delay = Duration.ZERO;

    private LinkProxy(String name, int target, ServerSocket listener) {
        this.name = name;
        this.target = target;
        this.listener = listener;
    }

    /** A way to this loopback port; nobody needs to listen there yet. */
    public static LinkProxy to(String name, int target) {
        try {
            ServerSocket listener = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
            LinkProxy proxy = new LinkProxy(name, target, listener);
            proxy.inBackground("accept", proxy::acceptAll);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to connect instead. */
    public int port() {
        return listener.getLocalPort();
    }

    /** Lets nothing pass, and keeps all connections open. */
    public void stall() {
        become(State.STALLED);
    }

    /** Resets all connections, and each new one. */
    public void breakOff() {
        become(State.BROKEN);
        open.forEach(LinkProxy::reset);
    }

    /** Passes on what it reads only after this time; what comes meanwhile waits with it, so little passes in a long one. */
    public synchronized void delay(Duration time) {
        delay = time;
    }

    /** Passes everything on again, at once. */
    public void restore() {
        delay(Duration.ZERO);
        become(State.PASSING);
    }

    @Override
    public void close() {
        breakOff();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void become(State next) {
        state = next;
        notifyAll();
    }

    /** Waits while the way is stalled; false if it is broken. */
    private synchronized boolean mayPass() throws InterruptedException {
        while (state == State.STALLED) {
            wait();
        }
        return state == State.PASSING;
    }

    private synchronized long delayMillis() {
        return delay.toMillis();
    }

    private void acceptAll() {
        while (true) {
            try {
                Socket near = listener.accept();
                open.add(near);
                inBackground("connect", () -> connect(near));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void connect(Socket near) {
        Socket far = new Socket();
        open.add(far);
        try {
            if (mayPass()) {
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
                Thread back = inBackground("back", () -> pass(far, near));
                pass(near, far);
                back.join();
            }
        } catch (IOException e) {
            // Nobody is there: the caller learns it by the reset below, as it would from a kernel.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            drop(near, far);
        }
    }

    private void pass(Socket from, Socket to) {
        byte[] buffer = new byte[1 << 16];
        try {
            int read = from.getInputStream().read(buffer);
            while (read >= 0) {
                Thread.sleep(delayMillis());
                if (!mayPass()) {
                    return;
                }
                to.getOutputStream().write(buffer, 0, read);
                read = from.getInputStream().read(buffer);
            }
            if (mayPass()) { // that one side has ended does not get through a stalled way either
                to.shutdownOutput();
            }
        } catch (IOException e) {
            drop(from, to);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void drop(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            reset(socket);
        }
    }

    /** Closes it with RST, which is not held up by what the other side has not read. */
    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException e) {
            // closed already
        }
        try {
            socket.close();
        } catch (IOException e) {
            // as good as closed
        }
    }

    private Thread inBackground(String what, Runnable work) {
        Thread thread = new Thread(work, "link " + name + " " + what);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    @Override
    public String toString() {
        return name;
    }
}
