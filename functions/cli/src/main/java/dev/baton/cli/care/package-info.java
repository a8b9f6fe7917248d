/** Looking after a data folder without a server: what is wrong with it, a copy of it, and the way back. */
package dev.baton.cli.care;
