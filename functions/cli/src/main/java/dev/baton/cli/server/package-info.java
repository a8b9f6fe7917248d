/** The verbs that serve or run jobs, and the embedded application behind them. */
package dev.baton.cli.server;
