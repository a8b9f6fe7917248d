/** The door that Baton's own command and workers use: whole specs, progress, and jobs claimed and started in one call. */
package dev.baton.doors.baton;
