package dev.baton.cli.client;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/** Where bytes come from and go to on this machine: a file, or - for standard input and output. */
final class LocalFile {
    static final String STANDARD = "-";

    private LocalFile() {}

    /** Lets bytes be sent; those of standard input are kept in a file meanwhile, since their number must be known. */
    static void read(Shell shell, String name, Consumer<Source> sending) {
        try {
            if (!name.equals(STANDARD)) {
                sending.accept(Source.of(shell.folder().resolve(name)));
                return;
            }
            Path kept = Files.createTempFile("baton-", ".part");
            try (InputStream in = new FileInputStream(FileDescriptor.in)) {
                Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
                sending.accept(Source.of(kept));
            } finally {
                Files.deleteIfExists(kept);
            }
        } catch (IOException unreadable) {
            throw new Failure(Failure.reason(unreadable));
        }
    }

    /** Lets bytes be received; the file is there when all of them are, or not at all. */
    static void write(Shell shell, String name, Consumer<OutputStream> receiving) {
        if (name.equals(STANDARD)) {
            receiving.accept(shell.out());
            shell.out().flush();
            return;
        }
        Path file = shell.folder().resolve(name).toAbsolutePath();
        Path part = file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                receiving.accept(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new Failure(Failure.reason(unwritable));
        } finally {
            part.toFile().delete();
        }
    }
}
