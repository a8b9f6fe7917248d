package dev.baton.engine.worker;

import dev.baton.engine.node.NodeOffer;

/**
 * What a worker asks for.
 *
 * @param limit how many jobs at most
 * @param offer what the jobs have to fit into, together
 * @param anySize whether size does not matter; the offer is ignored then
 * @param token the worker's own name for this request, by which a lost reply can be had again; null for none
 * @param repeated whether the request was sent before under this token, perhaps in vain
 */
public record ClaimRequest(int limit, NodeOffer offer, boolean anySize, String token, boolean repeated) {}
