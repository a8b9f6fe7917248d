/**
 * Abaco's HTTP API, version 2, under {@code /actors/v2}. It has a table of routes of its own, since a wrong method must be told before
 * a nonce is spent, any content type must be read, and every reply has Abaco's envelope.
 */
package dev.baton.doors.actors;
