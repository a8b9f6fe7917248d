package dev.baton.engine.store;

import java.util.List;
import java.util.Optional;

/**
 * A page of a query. Expired items count towards its limit but are left out, so that a page may have fewer items than the
 * limit, or none, and yet a cursor: only a page without a cursor is the last.
 *
 * @param items in the order of the query; those of the index carry the key and the index attributes only
 * @param cursor where the next page starts; may be there after the last full page, whose successor is then empty
 */
public record ItemPage(List<Item> items, Optional<String> cursor) {}
