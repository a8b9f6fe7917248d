package dev.baton.runtest;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a terminal of 24 lines of 80 shows, as far as the dashboard asks for it: places, erasing, and the other screen. Thread-safe. */
final class Screen {
    private static final Pattern PIECE = Pattern.compile("\u001b\\[([?0-9;]*)([A-Za-z])|\r|\n|[^\u001b\r\n]+");

    private final char[][] cells = new char[24][80];
    private final StringBuilder pending = new StringBuilder();
    private int row;
    private int column;
    private boolean other;

    Screen() {
        erase();
    }

    private void erase() {
        for (char[] line : cells) {
            Arrays.fill(line, ' ');
        }
    }

    /** Adds what a program wrote. */
    synchronized void write(String text) {
        pending.append(text);
        Matcher pieces = PIECE.matcher(pending);
        int done = 0;
        while (pieces.find() && pieces.start() == done) {
            piece(pieces);
            done = pieces.end();
        }
        // A sequence of which the rest is still to come.
        pending.delete(0, done);
    }

    private void piece(Matcher piece) {
        String text = piece.group();
        if (piece.group(2) != null) {
            sequence(piece.group(1), piece.group(2).charAt(0));
        } else if (text.equals("\r")) {
            column = 0;
        } else if (text.equals("\n")) {
            row = Math.min(row + 1, 23);
        } else {
            text.chars().forEach(sign -> {
                if (column < 80) {
                    cells[row][column++] = (char) sign;
                }
            });
        }
    }

    private void sequence(String parameters, char last) {
        if (last == 'H') {
            String[] place = parameters.split(";");
            row = Integer.parseInt(place[0]) - 1;
            column = Integer.parseInt(place[1]) - 1;
        } else if (last == 'K') {
            Arrays.fill(cells[row], Math.min(column, 80), 80, ' ');
        } else if (last == 'J') {
            erase();
        } else if (parameters.equals("?1049")) {
            other = last == 'h';
        }
    }

    /** Whether the program has the screen to itself, rather than the one with the shell's lines. */
    synchronized boolean other() {
        return other;
    }

    synchronized String text() {
        return Arrays.stream(cells)
                .map(line -> new String(line).stripTrailing())
                .collect(Collectors.joining("\n"));
    }
}
