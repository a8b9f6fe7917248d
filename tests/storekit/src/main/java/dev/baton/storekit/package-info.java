/** What every store must do, each behaviour written once: a backend's test class extends a kit and supplies a fresh store. */
package dev.baton.storekit;
