package dev.baton.properties;

import java.math.BigDecimal;
import java.math.BigInteger;

/** How a value of a parameter is written into a text, by the book and character by character; shares no code with the engine. */
final class NaiveValue {
    private NaiveValue() {}

    /** Longs as digits, doubles without an exponent, text as it is. */
    static String plain(Object value) {
        if (!(value instanceof Double number)) {
            return value.toString();
        }
        String text = Double.toString(Math.abs(number));
        int e = text.indexOf('E');
        int shift = e < 0 ? 0 : Integer.parseInt(text.substring(e + 1));
        String mantissa = e < 0 ? text : text.substring(0, e);
        int point = mantissa.indexOf('.') + shift;
        String digits = mantissa.replace(".", "");
        while (point <= 0) {
            digits = "0" + digits;
            point++;
        }
        while (point >= digits.length()) {
            digits = digits + "0";
        }
        String whole = digits.substring(0, point);
        String fraction = digits.substring(point);
        while (fraction.endsWith("0")) {
            fraction = fraction.substring(0, fraction.length() - 1);
        }
        while (whole.length() > 1 && whole.startsWith("0")) {
            whole = whole.substring(1);
        }
        String all = fraction.isEmpty() ? whole : whole + "." + fraction;
        return number < 0 && !all.equals("0") ? "-" + all : all;
    }

    /** A whole number filled with zeros up to that width, its sign included. */
    static String padded(Object value, int width) {
        if (!(value instanceof Long number)) {
            return plain(value);
        }
        String digits = BigInteger.valueOf(number).abs().toString();
        String sign = number < 0 ? "-" : "";
        while (sign.length() + digits.length() < width) {
            digits = "0" + digits;
        }
        return sign + digits;
    }

    /** A double with so many digits after the point; what is exactly between goes to the even one. */
    static String rounded(Object value, int places) {
        if (!(value instanceof Double number)) {
            return plain(value);
        }
        BigDecimal scaled = new BigDecimal(Math.abs(number)).movePointRight(places);
        BigInteger floor = scaled.toBigInteger();
        int half = scaled.subtract(new BigDecimal(floor)).compareTo(new BigDecimal("0.5"));
        BigInteger result = half > 0 || half == 0 && floor.testBit(0) ? floor.add(BigInteger.ONE) : floor;
        StringBuilder digits = new StringBuilder(result.toString());
        while (digits.length() <= places) {
            digits.insert(0, '0');
        }
        if (places > 0) {
            digits.insert(digits.length() - places, '.');
        }
        return (number < 0 && result.signum() > 0 ? "-" : "") + digits;
    }
}
