package io.aftershock.cli.replay;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import io.aftershock.connectors.capture.CaptureFile;
import io.aftershock.connectors.capture.ClusterNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code [NAME=]FILE} arguments: which files, and of which cluster. */
public final class CaptureArguments {

    private static final String STANDARD_INPUT = "-";

    private CaptureArguments() {}

    public static List<CaptureFile> resolve(List<String> arguments) {
        List<CaptureFile> files = new ArrayList<>();
        for (String argument : arguments) {
            // A file whose own name holds a '=' is meant as it stands.
            int equals = Files.exists(Path.of(argument)) ? -1 : argument.indexOf('=');
            String path = readable(argument.substring(equals + 1));
            files.add(new CaptureFile(equals > 0 ? argument.substring(0, equals) : detected(path), path));
        }
        return files;
    }

    private static String readable(String file) {
        if (file.equals(STANDARD_INPUT)) {
            return spooled();
        }
        Path path = Path.of(file);
        if (!Files.isRegularFile(path) && !Files.isReadable(path)) {
            throw new CommandException(ExitCode.FAILED, "capture " + file + " cannot be read: there is no such file");
        }
        if (Files.isDirectory(path)) {
            throw new CommandException(ExitCode.FAILED, "capture " + file + " cannot be read: it is a folder");
        }
        return path.toAbsolutePath().toString();
    }

    /** The job may read its input twice, once to learn the cluster's name; standard input can be read once. */
    private static String spooled() {
        try {
            // The name is what a bad line is reported by.
            Path folder = Files.createTempDirectory("aftershock-replay-");
            Path copy = folder.resolve("standard-input");
            folder.toFile().deleteOnExit();
            copy.toFile().deleteOnExit();
            Files.copy(System.in, copy);
            return copy.toString();
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, "standard input cannot be read: " + e.getMessage(), e);
        }
    }

    private static String detected(String path) {
        try {
            return ClusterNames.detect(path);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
        }
    }
}
