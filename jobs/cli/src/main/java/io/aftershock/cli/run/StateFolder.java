package io.aftershock.cli.run;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.cli.Folders;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder in which a job keeps what it knows between two runs: checkpoints, and a savepoint when it was stopped. */
final class StateFolder implements AutoCloseable {

    private static final String METADATA = "_metadata";

    /** Of {@code checkpoints/JOB/chk-N/_metadata}. */
    private static final int DEPTH = 4;

    private final Path root;
    private final RandomAccessFile lockFile;
    private final FileLock lock;

    private StateFolder(Path root, RandomAccessFile lockFile, FileLock lock) {
        this.root = root;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /** Opens the folder for this process alone; two jobs on one state would each undo what the other knows. */
    static StateFolder open(Path folder) {
        try {
            Path root = Files.createDirectories(folder.toAbsolutePath().normalize());
            RandomAccessFile file = new RandomAccessFile(root.resolve("lock").toFile(), "rw");
            FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new CommandException(
                        ExitCode.USAGE,
                        "state folder " + root + " is in use by another aftershock: stop that one, or name another");
            }
            return new StateFolder(root, file, lock);
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED, "state folder " + folder + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(RandomAccessFile file) throws IOException {
        try {
            return file.getChannel().tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    String checkpoints() {
        return root.resolve("checkpoints").toUri().toString();
    }

    String savepoints() {
        return root.resolve("savepoints").toUri().toString();
    }

    /** The latest complete checkpoint or savepoint; nothing in a new folder. */
    Optional<Path> latest() {
        return snapshots().max(Comparator.comparing(StateFolder::writtenAt)).map(Path::getParent);
    }

    /** Deletes the snapshots of earlier runs, but for the one that this run starts from. */
    void forgetAllBut(Path kept) {
        snapshots()
                .map(Path::getParent)
                .filter(snapshot -> !snapshot.equals(kept))
                .forEach(StateFolder::delete);
    }

    /** The run before may still be tidying up: what vanishes meanwhile is not what it has left to go on from. */
    private Stream<Path> snapshots() {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(root, EnumSet.noneOf(FileVisitOption.class), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.endsWith(METADATA)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
                    if (why instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw why;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException why) throws IOException {
                    return why == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, why);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException("state folder " + root + " cannot be read", e);
        }
        return found.stream();
    }

    private static FileTime writtenAt(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata);
        } catch (NoSuchFileException e) {
            return FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException("state " + metadata + " cannot be read", e);
        }
    }

    private static void delete(Path snapshot) {
        try {
            Folders.delete(snapshot);
        } catch (IOException e) {
            throw new UncheckedIOException("old state " + snapshot + " cannot be deleted", e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}
