package dev.baton.lambda.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer s3cr3t-Value",
                "authorization=Basic s3cr3t-Value",
                "{\"Authorization\":\"Bearer s3cr3t-Value\"}",
                "headers={Token=s3cr3t-Value, Host=x}",
                "headers=[token: s3cr3t-Value]",
                "GET /actors/v2/a/messages?x-nonce=s3cr3t-Value&b=c",
                "https://x/y?key=s3cr3t-Value",
                "https://x/y?a=b&token=s3cr3t-Value",
                "https://bucket/x?X-Amz-Signature=s3cr3t-Value&X-Amz-Expires=60",
                "X-Amz-Security-Token: s3cr3t-Value",
                "password='s3cr3t-Value'",
                "\"nonce\" : \"s3cr3t-Value\"",
                "job_token=s3cr3t-Value",
                "AWS_SECRET_ACCESS_KEY=s3cr3t-Value",
                "BATON_API_KEY=s3cr3t-Value"
            })
    void a_secret_does_not_reach_the_log(String text) {
        assertFalse(Redaction.of(text).contains("s3cr3t"), Redaction.of(text));
    }

    @Test
    void the_access_keys_of_a_role_do_not_reach_the_log() {
        assertEquals("denied to [redacted] now", Redaction.of("denied to ASIAABCDEFGHIJKLMNOP now"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "job 4194305 is completed; only a failed job can be retried",
                "the sort key: w/1, sort j/1",
                "GET /torc-service/v1/workflows/1: 503",
                "the token is missing"
            })
    void what_is_no_secret_stays(String text) {
        assertEquals(text, Redaction.of(text));
    }
}
