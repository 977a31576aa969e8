package io.aftershock.monitor.docs;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the {@code nats} command understands: its commands, arguments and flags, as version 0.4.0 lists them itself
 * ({@code nats-cli.jq} beside the list says how).
 */
final class NatsCommands {

    /** A command: its words, each with its aliases, how many arguments it needs and takes, and its flags. */
    private record Command(List<Set<String>> words, int needed, int taken, Set<String> flags) {

        static Command of(String line) {
            List<String> tokens = List.of(line.split(" "));
            long needed = tokens.stream().filter(token -> token.startsWith("<")).count();
            long optional =
                    tokens.stream().filter(token -> token.startsWith("[")).count();
            boolean many = tokens.stream().anyMatch(token -> token.endsWith("..."));
            return new Command(
                    tokens.stream()
                            .takeWhile(token -> "<[-".indexOf(token.charAt(0)) < 0)
                            .map(word -> Set.of(word.split("\\|")))
                            .toList(),
                    (int) needed,
                    many ? Integer.MAX_VALUE : (int) (needed + optional),
                    tokens.stream().filter(token -> token.startsWith("-")).collect(Collectors.toUnmodifiableSet()));
        }

        boolean has(String flag) {
            return flags.contains(flag);
        }

        boolean begins(List<String> typed) {
            return typed.size() >= words.size() && isBegunBy(typed.subList(0, words.size()));
        }

        boolean isBegunBy(List<String> typed) {
            for (int i = 0; i < typed.size(); i++) {
                if (i >= words.size() || !words.get(i).contains(typed.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Command global;
    private final List<Command> commands;

    private NatsCommands(List<Command> all) {
        this.global = all.get(0);
        this.commands = all.subList(1, all.size());
    }

    static NatsCommands read() throws IOException {
        try (InputStream in = requireNonNull(NatsCommands.class.getResourceAsStream("nats-cli.txt"))) {
            return new NatsCommands(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Command::of)
                    .toList());
        }
    }

    /** What is wrong with a line that begins with nats; nothing if it is as the command's help has it. */
    Optional<String> problem(String line) {
        List<String> typed = ShellWords.of(line);
        return commands.stream()
                .filter(command -> command.begins(typed))
                .findFirst()
                .map(command -> problem(command, typed.subList(command.words().size(), typed.size())))
                .orElseGet(() -> isGroup(typed) ? Optional.empty() : Optional.of("is no command"));
    }

    private Optional<String> problem(Command command, List<String> rest) {
        int arguments = 0;
        for (int i = 0; i < rest.size(); i++) {
            String flag = rest.get(i).replaceFirst("=.*", "");
            if (!flag.startsWith("-")) {
                arguments++;
            } else if (command.has(flag + "=") || global.has(flag + "=")) {
                i += flag.equals(rest.get(i)) ? 1 : 0;
            } else if (!command.has(flag) && !global.has(flag)) {
                return Optional.of("has no flag " + flag);
            }
        }
        return arguments < command.needed() || arguments > command.taken()
                ? Optional.of("takes " + command.needed() + " to " + command.taken() + " arguments")
                : Optional.empty();
    }

    /** Words that several commands begin with, as a page names them in a sentence. */
    private boolean isGroup(List<String> words) {
        return commands.stream().anyMatch(command -> command.isBegunBy(words));
    }
}
