package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands start without a shell. */
final class PlainCommandTest {
    @TempDir
    Path folder;

    @BeforeEach
    void programs() throws IOException {
        Files.createDirectories(folder.resolve("bin"));
        program("bin/tool", "#!/bin/sh\n");
        program("bin/echo", "#!/bin/sh\n");
        program("here", "\u007fELF");
        program("bin/bare", "echo I have no first line\n");
    }

    private void program(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
        assertEquals(true, folder.resolve(name).toFile().setExecutable(true));
    }

    private Optional<List<String>> words(String command) {
        return new PlainCommand(Map.of("PATH", "/nowhere:" + folder.resolve("bin")), folder).words(command);
    }

    @Test
    void a_program_of_the_path_and_its_arguments_need_no_shell() {
        assertEquals(
                Optional.of(List.of(folder.resolve("bin/tool").toString(), "--rate=0.1", "a,b", "x/y.z")),
                words("  tool --rate=0.1  a,b x/y.z \n"));
    }

    @Test
    void a_program_in_the_folder_is_called_as_it_was_named() {
        assertEquals(Optional.of(List.of("./here", "1")), words("./here 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tool $HOME",
                "tool *",
                "tool ?",
                "tool [a]",
                "tool {1,2}",
                "tool ~/x",
                "tool 'x'",
                "tool \"x\"",
                "tool \\x",
                "tool > f",
                "tool < f",
                "tool | tool",
                "tool & tool",
                "tool; tool",
                "tool\ntool",
                "tool # x",
                "tool !x",
                "tool `x`",
                "(tool)",
                "x=1 tool",
                "tool \u00e4",
                "echo x",
                "exit 1",
                "cd /",
                "bare",
                "./bin",
                "missing",
                "./missing",
                ""
            })
    void what_a_shell_may_read_otherwise_is_left_to_it(String command) {
        assertEquals(Optional.empty(), words(command));
    }

    @Test
    void a_shell_that_was_told_something_is_used() {
        Map<String, String> told = Map.of("PATH", folder.resolve("bin").toString(), "BASH_ENV", "rc");
        assertEquals(Optional.empty(), new PlainCommand(told, folder).words("tool"));
        Map<String, String> taught = Map.of("PATH", folder.resolve("bin").toString(), "BASH_FUNC_tool%%", "() { :; }");
        assertEquals(Optional.empty(), new PlainCommand(taught, folder).words("tool"));
    }
}
