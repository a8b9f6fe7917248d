/** The embedded store: items in one SQLite file, blobs in a folder. */
package dev.baton.store.sqlite;
