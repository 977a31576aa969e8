package io.aftershock.cli.observatory;

/**
 * A file to write.
 *
 * @param path below the folder of all
 * @param secret whether only its owner may read it
 * @param once whether it is left alone when it is there, since people change it
 */
record GeneratedFile(String path, String text, boolean secret, boolean once) {

    static GeneratedFile open(String path, String text) {
        return new GeneratedFile(path, text, false, false);
    }

    static GeneratedFile secret(String path, String text) {
        return new GeneratedFile(path, text, true, false);
    }

    static GeneratedFile once(String path, String text) {
        return new GeneratedFile(path, text, false, true);
    }

    /** The folder that it is in, below the folder of all. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
