package dev.baton.cli.client;

/** The path of a workflow's list, and what narrows it. Not thread-safe. */
final class Listing {
    private final StringBuilder path;

    Listing(String collection, long workflow) {
        path = new StringBuilder(collection).append("?workflow_id=").append(workflow);
    }

    /** Only those with this value; null asks for nothing. */
    Listing and(String field, Object value) {
        if (value != null) {
            path.append('&').append(field).append('=').append(Api.encode(value.toString()));
        }
        return this;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
