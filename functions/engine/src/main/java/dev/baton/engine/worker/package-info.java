/** How Baton's own workers get jobs, report them, and keep them. */
package dev.baton.engine.worker;
