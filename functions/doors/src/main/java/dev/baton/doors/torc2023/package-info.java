/** The endpoints of Torc's service of 2023, for scripts that were written then: documents with keys as text. */
package dev.baton.doors.torc2023;
