package dev.baton.engine.actor;

/** Abaco's words for how an actor is. No status keeps messages out. */
public enum ActorStatus {
    SUBMITTED,
    READY,
    ERROR,
    SHUTTING_DOWN
}
