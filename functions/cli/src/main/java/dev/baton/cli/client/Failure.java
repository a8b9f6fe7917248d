package dev.baton.cli.client;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** A verb cannot do what was asked; the message tells the user why, and the exit code is 1 unless it says otherwise. */
public class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The exit code by which the launcher knows that the embedded application must run the same arguments. */
    public static final int NEEDS_APPLICATION = 75;

    private final int exitCode;

    /** A failure with exit code 1. */
    public Failure(String message) {
        this(message, 1);
    }

    private Failure(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** No server answers, but the data folder can be opened by the application. */
    static Failure needsApplication() {
        return new Failure("the application must open the data folder", NEEDS_APPLICATION);
    }

    /** What a file's trouble is, for a person: many exceptions of the JDK say no more than the file's name. */
    public static String reason(IOException trouble) {
        String said = trouble.getMessage();
        return switch (trouble) {
            case NoSuchFileException missing -> said + " is not there, or cannot be made there";
            case AccessDeniedException denied -> said + ": permission denied";
            case FileAlreadyExistsException other -> said + " is there already, and is something else";
            case DirectoryNotEmptyException full -> said + " is not empty";
            default -> said == null ? trouble.toString() : said;
        };
    }

    /** What the process ends with. */
    public int exitCode() {
        return exitCode;
    }
}
