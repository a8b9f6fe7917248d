/** When things come again. */
package dev.baton.engine.time;
