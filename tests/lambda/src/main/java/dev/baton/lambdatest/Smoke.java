package dev.baton.lambdatest;

final class Smoke {
    public static void main(String[] a) throws Exception {
        var env = new java.util.HashMap<String, String>(java.util.Map.of(
                "BATON_TABLE", "t", "BATON_BUCKET", "b", "AWS_REGION", "eu-central-1", "BATON_LOG_LEVEL", "DEBUG"));
        env.put(
                "BATON_ADMIN_KEY_SHA256",
                java.util.HexFormat.of()
                        .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                                .digest("k".getBytes())));
        long t = System.nanoTime();
        try (Function f = Function.start(Role.TICK, env)) {
            System.out.println(f.invoke("{\"kind\":\"tick\"}"));
            System.out.println((System.nanoTime() - t) / 1000000);
            System.out.println(f.invoke("{\"kind\":\"tick\"}"));
            System.out.println(f.invoke("{\"kind\":\"tock\"}".getBytes(), java.time.Duration.ofSeconds(20)));
            System.out.println(f.log());
        }
        t = System.nanoTime();
        FunctionUrl u = FunctionUrl.open(env, 1);
        {
            System.out.println(u.url());
            var c = java.net.http.HttpClient.newHttpClient();
            for (String p : new String[] {
                "/health/ready",
                "/torc-service/v1/workflows?limit=3",
                "/torc-service/v1/workflows?name=a+b&name=c",
                "/x%20y/%2F"
            }) {
                var r = c.send(
                        java.net.http.HttpRequest.newBuilder(u.url().resolve(p))
                                .header("Authorization", "Bearer k")
                                .header("X-A", "1, 2")
                                .header("Cookie", "a=b; c=d")
                                .build(),
                        java.net.http.HttpResponse.BodyHandlers.ofString());
                System.out.println(r + r.body() + r.headers().map());
                System.out.println((System.nanoTime() - t) / 1000000);
            }
            System.out.println(u.running().get(0).log());
        }
        if (a.length == 0) System.exit(0);
    }
}
