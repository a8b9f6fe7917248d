/** Load on a real {@code baton server}, over HTTP/1.1 with connections that are kept. */
package dev.baton.bench.load;
