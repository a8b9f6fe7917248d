/** The door that speaks Torc's REST API, version 0.10. It translates; the engine decides. */
package dev.baton.doors.torc;
