/** What the functions write to their log: a JSON object a line, metrics among them, and no secrets. */
package dev.baton.lambda.log;
