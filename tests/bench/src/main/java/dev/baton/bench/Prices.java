package dev.baton.bench;

/** Prices in dollars for a million of something, in US East as of November 2026. */
final class Prices {
    /** A state transition of Step Functions Standard. */
    static final double TRANSITION = 25;
    /** An operation of Lambda's durable functions. */
    static final double OPERATION = 8;
    /** How long a request to a function of ours is taken to be billed. */
    static final double SECONDS_A_REQUEST = 0.02;
    /** How much memory a function of ours is taken to have. */
    static final double GIGABYTES = 1;

    private static final double WRITE_UNIT = 0.625;
    private static final double READ_UNIT = 0.125;
    private static final double REQUEST = 0.20;
    private static final double GIGABYTE_SECOND = 13.3334;

    private Prices() {}

    /** A million times so many units of DynamoDB on demand. */
    static double store(double writeUnits, double readUnits) {
        return writeUnits * WRITE_UNIT + readUnits * READ_UNIT;
    }

    /** A million times so many requests to Lambda on arm64. */
    static double functions(double requests) {
        return requests * (REQUEST + SECONDS_A_REQUEST * GIGABYTES * GIGABYTE_SECOND);
    }
}
