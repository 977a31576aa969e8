package io.aftershock.cli.observatory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder that files are written to; what is there already with the same content is left alone. */
record OutputFolder(Path folder) {

    private static final String SECRETS = "secrets";

    Logins logins() {
        return new SecretFolder(folder.resolve(SECRETS));
    }

    /** The paths of those that changed, below the folder. */
    List<String> write(List<GeneratedFile> files) throws IOException {
        List<String> changed = new ArrayList<>();
        for (GeneratedFile file : files) {
            Path path = folder.resolve(file.path());
            boolean there = Files.exists(path);
            if (there && (file.once() || Files.readString(path).equals(file.text()))) {
                continue;
            }
            changed.add(file.path());
            Files.createDirectories(folder.resolve(file.folder()));
            if (file.secret()) {
                OwnerOnly.write(path, file.text());
            } else {
                Files.writeString(path, file.text(), StandardCharsets.UTF_8);
            }
        }
        return changed;
    }
}
