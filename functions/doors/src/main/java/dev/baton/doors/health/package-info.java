/** What probes ask. */
package dev.baton.doors.health;
