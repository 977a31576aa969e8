package io.aftershock.cli.config;

import io.aftershock.cli.CommandException;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a verb did.
 *
 * @param sentence of the exception that ended it; empty if it came to its end
 */
public record Run(int exit, String out, String err, String sentence) {

    public static Run of(Object verb, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        StringWriter sentence = new StringWriter();
        int exit = new CommandLine(verb)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((error, command, result) -> {
                    sentence.append(((CommandException) error).getMessage());
                    return -1;
                })
                .execute(arguments);
        return new Run(exit, out.toString(), err.toString(), sentence.toString());
    }
}
