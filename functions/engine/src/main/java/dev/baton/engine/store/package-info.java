/** The two small interfaces that the engine stands on: items (records) and blobs (bytes). */
package dev.baton.engine.store;
