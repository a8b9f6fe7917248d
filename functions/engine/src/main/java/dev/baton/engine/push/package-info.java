/** Jobs that are sent to where they run, instead of being fetched by workers. */
package dev.baton.engine.push;
