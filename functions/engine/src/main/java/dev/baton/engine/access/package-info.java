/** Who may do what: the secrets that stand in the store, and the tokens made with them (design, section 7). */
package dev.baton.engine.access;
