package io.aftershock.cli.secrets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All that a secret may have got into, by where it was found; bytes as characters of one byte. */
final class Haystack {

    private final Map<String, String> places = new LinkedHashMap<>();

    void add(String place, byte[] bytes) {
        places.put(place, Secret.latin(bytes));
    }

    void add(String place, String text) {
        add(place, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Every file in a folder and below, or one file; those that a newer checkpoint replaces meanwhile are left out. */
    void addFiles(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    add(file.toString(), Files.readAllBytes(file));
                    return FileVisitResult.CONTINUE;
                } catch (NoSuchFileException e) {
                    return skipIfGone(e);
                }
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
                return skipIfGone(e);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                return e == null ? FileVisitResult.CONTINUE : skipIfGone(e);
            }
        });
    }

    private static FileVisitResult skipIfGone(IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }

    /** Those places whose name begins so. */
    List<String> places(String prefix) {
        return places.keySet().stream()
                .filter(place -> place.startsWith(prefix))
                .toList();
    }

    /** Whether a sentence stands anywhere: a search that finds nothing says nothing if there was nothing to find. */
    boolean tells(String sentence) {
        return places.values().stream().anyMatch(text -> text.contains(sentence));
    }

    /** Which secret stands where, in which spelling; never the secret. */
    List<String> leaks(List<Secret> secrets) {
        List<String> leaks = new ArrayList<>();
        places.forEach((place, text) ->
                secrets.forEach(secret -> secret.spellings().forEach((spelling, needle) -> {
                    if (text.contains(needle)) {
                        leaks.add(secret.name() + " as " + spelling + " in " + place);
                    }
                })));
        return leaks;
    }
}
