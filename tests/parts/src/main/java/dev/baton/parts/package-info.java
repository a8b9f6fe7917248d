/** Servers that tests start as child processes in place of the cloud's. */
package dev.baton.parts;
