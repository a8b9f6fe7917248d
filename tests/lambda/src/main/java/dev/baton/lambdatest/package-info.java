/** Runs the zip that is deployed as Lambda would, without Docker: the runtime's client, a Runtime API, and a function URL. */
package dev.baton.lambdatest;
