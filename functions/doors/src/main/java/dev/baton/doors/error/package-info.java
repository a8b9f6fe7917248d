/** What a door answers when it does not do what was asked. */
package dev.baton.doors.error;
