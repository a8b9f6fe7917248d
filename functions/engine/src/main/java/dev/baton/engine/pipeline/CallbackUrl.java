package dev.baton.engine.pipeline;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address that lets anybody who has it tell the jobs manager of a job, by a plain POST. */
public final class CallbackUrl {
    private CallbackUrl() {}

    /**
     * The address without a status or event.
     *
     * @param base where the actors are served, with or without a slash at the end
     * @param manager the id or alias of the jobs manager
     * @param nonce what lets a message reach the manager; null for none
     */
    public static String of(String base, String manager, String nonce, String token, String uuid) {
        return base.replaceFirst("/+$", "") + "/actors/v2/" + encoded(manager) + "/messages?"
                + (nonce == null ? "" : "x-nonce=" + encoded(nonce) + "&")
                + "token=" + encoded(token) + "&uuid=" + encoded(uuid);
    }

    /** The same for a service that fills in the name of a job's status. */
    public static String template(String url) {
        return url + "&status=${STATUS}";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
