package dev.baton.cli.tui;

import dev.baton.cli.client.Failure;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;

/**
 * The terminal while the dashboard has it: another screen, without a cursor, every key at once. It is given back as it was on
 * every end of the process but a SIGKILL. Closing twice is harmless.
 */
final class Window implements AutoCloseable {
    private static final String ENTER = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J";
    private static final String LEAVE = "\u001b[0m\u001b[?7h\u001b[?25h\u001b[?1049l";

    private static final long LOOK_MILLIS = 200;

    private final Terminal terminal;
    /** Not the library's own stream, which closes itself when the process is told to end: then there is still LEAVE to write. */
    private final OutputStream out = new FileOutputStream(FileDescriptor.out);

    private final ReentrantLock lock = new ReentrantLock();
    private boolean left;
    private final Thread atExit = new Thread(this::leave, "baton-terminal");

    private Window(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Takes the terminal of this process. */
    static Window open() {
        try {
            Terminal terminal = TerminalBuilder.builder()
                    .system(true)
                    .provider("exec")
                    .dumb(false)
                    // Else it asks the terminal what it can do, and waits for an answer that few give.
                    .graphemeCluster(false)
                    .signalHandler(Terminal.SignalHandler.SIG_IGN)
                    .build();
            Window window = new Window(terminal);
            Runtime.getRuntime().addShutdownHook(window.atExit);
            window.enter();
            return window;
        } catch (IOException | IllegalStateException refused) {
            throw new Failure("this terminal cannot be drawn on (" + refused.getMessage()
                    + "); use baton workflows list, and baton workflows status ID");
        }
    }

    private void enter() {
        terminal.enterRawMode();
        // Ctrl-C is a key, so that it ends the dashboard as q does; Ctrl-Z would leave the terminal in this state.
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false);
        terminal.setAttributes(raw);
        write(ENTER);
    }

    void onResize(Runnable resized) {
        terminal.handle(Terminal.Signal.WINCH, signal -> resized.run());
    }

    Frame frame() {
        Size size = terminal.getSize();
        return new Frame(size.getColumns(), size.getRows());
    }

    KeyReader keys() {
        return new KeyReader(millis -> {
            int point = terminal.reader().read(millis == 0 ? LOOK_MILLIS : (long) millis);
            // Not for ever in one piece: the library holds a lock meanwhile, and closing would wait for a last key.
            while (point == NonBlockingReader.READ_EXPIRED && millis == 0) {
                point = terminal.reader().read(LOOK_MILLIS);
            }
            return point;
        });
    }

    Painter painter(boolean colors) {
        return new Painter(this::write, colors);
    }

    /** Nothing is written any more once the terminal has been given back. */
    private void write(String text) {
        lock.lock();
        try {
            if (!left) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            left = true;
        } finally {
            lock.unlock();
        }
    }

    /** The attributes are given back by the library, which does it at the process's end, too. */
    private void leave() {
        lock.lock();
        try {
            write(LEAVE);
            left = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            terminal.close();
        } catch (IllegalStateException | IOException ending) {
            // The process ends already, or the terminal is gone: there is nothing left to give back.
        }
    }
}
