/** Files on this disk, as a workflow's records tell of them. */
package dev.baton.cli.disk;
