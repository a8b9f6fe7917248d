/** What a machine's files say to Sparky: the server's own settings, and folders of projects. */
package dev.baton.cli.sparky;
