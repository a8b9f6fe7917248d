/** Times that come again and again. */
package dev.baton.engine.cron;
