package dev.baton.engine.actor;

import dev.baton.engine.access.Level;
import dev.baton.engine.access.Nonces;

/** Lets in who comes with a nonce. Thread-safe. */
public final class Admission {
    private final Nonces nonces;

    Admission(Nonces nonces) {
        this.nonces = nonces;
    }

    /**
     * Uses the nonce for one request.
     *
     * @param binding what the request's path named: {@link Directory.Named#binding}
     * @param needed what the request needs
     * @param digest as in {@link Nonces#redeem}
     * @return the nonce's owner, who may do at most what the nonce allows
     * @throws dev.baton.engine.RefusedException where the nonce does not let it in
     */
    public Caller byNonce(String binding, String secret, Level needed, String digest) {
        var nonce = nonces.redeem(binding, secret, needed, digest).nonce();
        return new Caller(nonce.owner(), nonce.roles(), nonce.level(), true);
    }
}
