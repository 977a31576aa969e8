package io.aftershock.cli.report;

import io.aftershock.cli.CommandException;
import io.aftershock.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file that a page is written to: whole or not at all, so that a web server beside it never shows half of one. */
final class PageFile {

    private PageFile() {}

    static void write(Path file, String page) {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new CommandException(
                    ExitCode.USAGE, "--out " + file + " is a folder, and has to be a file, such as report.html in it");
        }
        Path draft = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.writeString(draft, page);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            throw new CommandException(
                    ExitCode.FAILED, file + " cannot be written: there is no folder " + target.getParent(), e);
        } catch (IOException e) {
            throw new CommandException(ExitCode.FAILED, file + " cannot be written: " + reason(draft, e), e);
        }
    }

    private static String reason(Path draft, IOException problem) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException left) {
            problem.addSuppressed(left);
        }
        return String.valueOf(problem.getMessage());
    }
}
