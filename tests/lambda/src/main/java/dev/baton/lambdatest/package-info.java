/**
 * Runs the zip that is deployed as Lambda would, without Docker: the runtime's client, a Runtime API, and a function URL. The cases of
 * tests/conformance are played against it, too, with two processes that serve in turn.
 */
package dev.baton.lambdatest;
