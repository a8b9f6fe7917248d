/** Pictures of what jobs used over time, drawn as SVG without a library. */
package dev.baton.cli.plot;
