package dev.baton.engine.pipeline;

/** Names for sessions that have none: an adjective and an animal. */
final class Words {
    private static final String[] ADJECTIVES =
            ("amber bold brisk calm clever eager earnest fair gentle happy keen lively "
                            + "lucky mellow merry mighty modest nimble noble patient proud quick quiet ready silent sleek solid "
                            + "steady sunny swift warm wise")
                    .split(" ");
    private static final String[] ANIMALS = ("badger bear beaver bison crane deer eagle egret falcon ferret finch fox "
                    + "heron horse ibis koala lark lemur lynx marten mole moose newt otter owl panda raven robin seal "
                    + "snake tern wolf")
            .split(" ");

    private Words() {}

    /** Two words joined by a dash, chosen by two bytes. */
    static String pair(byte[] random) {
        return ADJECTIVES[(random[0] & 0xff) % ADJECTIVES.length] + "-" + ANIMALS[(random[1] & 0xff) % ANIMALS.length];
    }
}
