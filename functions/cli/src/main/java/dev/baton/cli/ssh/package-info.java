/** How a worker is started on another machine. */
package dev.baton.cli.ssh;
