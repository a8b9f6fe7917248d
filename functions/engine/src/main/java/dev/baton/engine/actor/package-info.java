/**
 * Abaco's model: actors that take messages, the executions that come of them, state, aliases, nonces, cron and events. What
 * runs an actor is a Lambda function, an HTTPS URL, a worker's shell, or a function built into this process.
 */
package dev.baton.engine.actor;
