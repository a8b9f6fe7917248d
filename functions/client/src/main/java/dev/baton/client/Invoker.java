package dev.baton.client;

/** Hands events to a function that runs later, such as Baton's function {@code message}. Must be thread-safe. */
@FunctionalInterface
public interface Invoker {
    /**
     * Returns as soon as the event is kept, to be delivered at least once.
     *
     * @param event JSON in UTF-8
     * @throws RefusedMessageException where the function is not there, may not be invoked, or does not take such an event
     * @throws UndeliveredMessageException after the last try
     */
    void invoke(byte[] event);
}
