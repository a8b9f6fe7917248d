/** Sparky on this machine: running what is queued, the server's own settings, and folders of projects. */
package dev.baton.cli.sparky;
