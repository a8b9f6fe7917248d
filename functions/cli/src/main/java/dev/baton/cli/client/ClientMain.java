package dev.baton.cli.client;

/** The light process of the client verbs: no framework, four jars. */
public final class ClientMain {
    private ClientMain() {}

    /** Runs one verb and ends the process with its exit code. */
    public static void main(String... args) {
        System.exit(Commands.execute(Shell.ofProcess(), false, args));
    }
}
