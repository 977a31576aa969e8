package io.aftershock.notebooks;

/** There is no Python to run the notebooks with; the message says how to get one. */
final class NotebookPythonMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotebookPythonMissing(String message) {
        super(message);
    }
}
