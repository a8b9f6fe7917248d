/** The two managers of pipelines and their jobs as actors that stand without being registered. */
package dev.baton.engine.reactor;
