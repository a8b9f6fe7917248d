/** Who may come in: the admin key, or anybody on this machine where the server is open. */
package dev.baton.doors.access;
