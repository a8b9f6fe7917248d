/** What is deployed on Lambda: the doors behind a function URL, messages of other functions, and the tick. */
package dev.baton.lambda;
