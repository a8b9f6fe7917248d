/**
 * Runs a workflow's jobs as processes of this machine. It takes jobs from a {@link dev.baton.cli.runner.JobSource} (the
 * engine in this process, or a server) and knows of neither. {@link dev.baton.cli.runner.Runner} is the way in.
 */
package dev.baton.cli.runner;
