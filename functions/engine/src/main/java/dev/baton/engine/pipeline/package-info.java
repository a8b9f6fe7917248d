/**
 * PipelineJobs (seed 004): pipelines, jobs that run anywhere and report by messages, their state machines, identities,
 * archive paths and histories, and the two built-in actors that hear the messages.
 */
package dev.baton.engine.pipeline;
