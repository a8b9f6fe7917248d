package dev.baton.parts;

import java.io.IOException;
import java.util.Arrays;

/**
 * The main class of a child process: runs another main class, and ends with the process that started it, however that died,
 * since its standard input ends then.
 */
public final class Watched {
    private Watched() {}

    /** Runs the main class that the first argument names, with the others as its arguments. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(Watched::outlive, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
    }

    private static void outlive() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; the end is what counts.
            }
        } catch (IOException broken) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(0);
    }
}
