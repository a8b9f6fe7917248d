/** Where push jobs are sent. */
package dev.baton.engine.target;
