package dev.baton.cli.runner;

import java.nio.charset.StandardCharsets;

/**
 * The token in a process's environment that tells whose it is, even when its parent is gone. A job inside a job keeps
 * the outer marks before its own, so that ending the outer one finds the inner one's processes too.
 *
 * @param token ends in a semicolon, so that no mark is the start of another
 */
record JobMark(String token) {
    static final String VARIABLE = "BATON_JOB_MARK";

    /** The value of the variable for a child of a process that has the inherited value (null for none). */
    String value(String inherited) {
        return inherited == null ? token : inherited + token;
    }

    /** Whether a process with this environment (NUL-terminated assignments) carries the mark. */
    boolean in(byte[] environment) {
        // One byte a character: only ASCII is looked for.
        String text = new String(environment, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(token);
        while (at >= 0) {
            if (text.startsWith(VARIABLE + "=", text.lastIndexOf('\0', at) + 1)) {
                return true;
            }
            at = text.indexOf(token, at + 1);
        }
        return false;
    }
}
