/** What a job keeps outside its record: one JSON value, and named files. Always blobs, whatever their size. */
package dev.baton.engine.stash;
