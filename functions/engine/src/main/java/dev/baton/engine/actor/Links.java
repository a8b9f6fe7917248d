package dev.baton.engine.actor;

import dev.baton.engine.access.Hashids;
import java.util.Optional;

/** Whom an actor's field link names, at the time of asking. */
final class Links {
    private Links() {}

    static Optional<Actor> resolve(Desk desk, Directory directory, String link) {
        if (Hashids.ABACO.decode(link).isPresent()) {
            return directory.find(link);
        }
        return Aliases.wellFormed(link)
                ? desk.aliases().find(Desk.aliasKey(link)).map(Alias::actorId).flatMap(directory::find)
                : Optional.empty();
    }
}
