/** Messages by Lambda: needs AWS's SDK (software.amazon.awssdk: lambda, url-connection-client), which the rest of the library does not. */
package dev.baton.client.lambda;
