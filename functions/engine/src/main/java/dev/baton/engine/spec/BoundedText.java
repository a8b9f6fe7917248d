package dev.baton.engine.spec;

/** Text for a regex that may look at its characters only so often, so that no pattern runs for ever. Not thread-safe. */
final class BoundedText implements CharSequence {
    private static final int MAX_LOOKS = 1_000_000;

    private final String text;
    private int looks;

    BoundedText(String text) {
        this.text = text;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        if (++looks > MAX_LOOKS) {
            throw new IllegalStateException("the pattern takes too long on '" + text + "'");
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.substring(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
