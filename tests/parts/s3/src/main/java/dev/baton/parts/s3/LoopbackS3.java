package dev.baton.parts.s3;

import java.net.URI;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** S3Proxy over memory, on the loopback address, on a free port that it prints. Its two arguments are the access key. */
public final class LoopbackS3 {
    private LoopbackS3() {}

    public static void main(String[] args) throws Exception {
        BlobStore blobs = new FlatKeys(new TransientNio2BlobStore());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(blobs)
                .awsAuthentication(AuthenticationType.AWS_V4, args[0], args[1])
                .endpoint(URI.create("http://127.0.0.1:0"))
                .build();
        proxy.start();
        System.out.println("listening on " + proxy.getPort());
    }
}
