/** Pipelines and their jobs over HTTP: what the two managers take by messages, and all that can be read. */
package dev.baton.doors.pipelines;
