/**
 * Worlds in which many processes work on one store in an order that a seed decides, under faults; what must hold of them; and a
 * search of all orders of small ones. One thread runs a world, its clock is moved by nobody else, and no random number comes from
 * elsewhere: the same seed is the same history. ARCHITECTURE.md says how to add actors and invariants.
 */
package dev.baton.simulation;
