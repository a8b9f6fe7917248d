/** Brings push jobs to their targets: over HTTPS, guarded against addresses that nobody outside should reach, and to Lambda. */
package dev.baton.push;
