package dev.baton.engine.sparky;

/**
 * What lets its holder speak for one build, for 72 hours from its start; secret.
 *
 * @param address where to call, but for the status, which is to be appended
 */
public record Ticket(JobName name, long build, String nonce, String token, String address) {
    @Override
    public String toString() {
        return "Ticket[" + name + " " + build + "]";
    }
}
