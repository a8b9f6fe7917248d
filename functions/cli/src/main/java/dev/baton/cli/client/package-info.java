/** The client verbs. They run without a framework: this package and json use the JDK, picocli and jackson-core alone. */
package dev.baton.cli.client;
