/** Workflow specs: read a file, expand it, check it, and say everything that is wrong with it at once. */
package dev.baton.engine.spec;
