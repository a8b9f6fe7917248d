package dev.baton.engine.spec;

/** Text of a spec and where it stands. */
record Located(String text, Place place) {}
