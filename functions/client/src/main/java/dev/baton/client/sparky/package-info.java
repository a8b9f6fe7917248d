/**
 * Sparky's Job API in Java: what a scenario needs to spawn jobs, to wait for them, and to share stashes, files and meta with them.
 * {@link dev.baton.client.sparky.JobApi} is one job, {@link dev.baton.client.sparky.Role} a scenario of stages. It works with
 * Baton's door and with Sparky itself, by the JDK's HTTP, without a framework.
 */
package dev.baton.client.sparky;
