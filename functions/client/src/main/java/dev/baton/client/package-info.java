/** What functions need to start jobs of pipelines, to report on them, and to send messages to actors: the JDK's HTTP, no framework. */
package dev.baton.client;
