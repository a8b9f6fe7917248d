/** JSON as the client needs it: read strictly, kept as it came, printed as jq prints it. */
package dev.baton.cli.json;
