package dev.baton.store.dynamodb;

import dev.baton.engine.store.Blob;
import dev.baton.engine.store.BlobInfo;
import dev.baton.engine.store.BlobPage;
import dev.baton.engine.store.BlobStore;
import dev.baton.engine.store.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.EncodingType;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Blobs as objects of one S3 bucket, under their own keys. The SHA-256 stands in the object's metadata, S3 compares it when
 * the bytes arrive, and a reader that reads to the end compares it again. All requests are tried again after passing
 * trouble, within the budget of time, then {@link dev.baton.engine.store.StoreBusyException} is thrown. Thread-safe.
 *
 * <p>An object that came by a presigned address has no digest: it is read through when it is looked at. A listing asks for
 * each object's digest, since S3 does not list them, and a delete looks first, since S3 does not say what it removed.
 */
public final class S3BlobStore implements BlobStore {
    private static final String DIGEST = "sha256";
    private static final String WRITER = "writer";
    private static final int PAGE = 1000;
    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    private final Lazy<S3Client> client;
    private final Lazy<S3Presigner> presigner;
    private final String bucket;
    private final Tries tries;
    private final Supplier<String> ids;

    /** Makes the clients when they are needed, and closes them with itself; the ids tell one put from another. */
    S3BlobStore(
            Supplier<S3Client> client,
            Supplier<S3Presigner> presigner,
            String bucket,
            Tries tries,
            Supplier<String> ids) {
        this.client = new Lazy<>(client);
        this.presigner = new Lazy<>(presigner);
        this.bucket = bucket;
        this.tries = tries;
        this.ids = ids;
    }

    @Override
    public BlobInfo put(String key, InputStream bytes) throws IOException {
        Limits.checkBlobKey(key);
        try (Spool spool = Spool.of(bytes)) {
            PutObjectRequest request = request(key, spool).build();
            asked(() -> tries.repeatable("put " + key, () -> client.get().putObject(request, spool.body())));
            return new BlobInfo(key, spool.length(), spool.sha256());
        }
    }

    /** {@inheritDoc} Where a try got no answer and the next is refused, the object itself tells whether it is that put's. */
    @Override
    public Optional<BlobInfo> putIfAbsent(String key, InputStream bytes) throws IOException {
        Limits.checkBlobKey(key);
        try (Spool spool = Spool.of(bytes)) {
            String writer = ids.get();
            PutObjectRequest request = request(key, spool)
                    .metadata(Map.of(DIGEST, spool.sha256(), WRITER, writer))
                    .ifNoneMatch("*")
                    .build();
            Tries.Series series = tries.series("put " + key);
            boolean written = asked(() -> tries.within(series, true, () -> {
                try {
                    client.get().putObject(request, spool.body());
                    return true;
                } catch (S3Exception e) {
                    if (e.statusCode() != PRECONDITION_FAILED) {
                        throw e;
                    }
                    return series.doubtful()
                            && writer.equals(headOf(key).metadata().get(WRITER));
                }
            }));
            return written ? Optional.of(new BlobInfo(key, spool.length(), spool.sha256())) : Optional.empty();
        }
    }

    @Override
    public Optional<Blob> get(String key) throws IOException {
        Limits.checkBlobKey(key);
        Optional<ResponseInputStream<GetObjectResponse>> found = found(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        ResponseInputStream<GetObjectResponse> stream = found.get();
        String sha256 = stream.response().metadata().get(DIGEST);
        if (sha256 == null) {
            return Optional.of(spooled(key, stream));
        }
        BlobInfo info = new BlobInfo(key, stream.response().contentLength(), sha256);
        return Optional.of(new Blob(info, new VerifiedStream(stream, key, sha256, stream::abort)));
    }

    @Override
    public Optional<BlobInfo> head(String key) throws IOException {
        Limits.checkBlobKey(key);
        Optional<HeadObjectResponse> found = present(() -> tries.repeatable("head " + key, () -> headOf(key)));
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> sha256 = digest(found.get());
        return sha256.isPresent()
                ? Optional.of(new BlobInfo(key, found.get().contentLength(), sha256.get()))
                : readThrough(key);
    }

    @Override
    public boolean delete(String key) throws IOException {
        Limits.checkBlobKey(key);
        if (present(() -> tries.repeatable("head " + key, () -> headOf(key))).isEmpty()) {
            return false;
        }
        asked(() -> tries.repeatable(
                "delete " + key,
                () -> client.get()
                        .deleteObject(request -> request.bucket(bucket).key(ObjectKeys.of(key)))));
        return true;
    }

    /** {@inheritDoc} A page has 1000 at most. */
    @Override
    public BlobPage list(String prefix, int limit, String cursor) throws IOException {
        if (limit < 1) {
            throw new IllegalArgumentException("a page has at least 1 blob, not " + limit);
        }
        ListObjectsV2Response page = asked(() -> tries.repeatable(
                "list " + prefix,
                () -> client.get()
                        .listObjectsV2(request -> request.bucket(bucket)
                                .prefix(ObjectKeys.ofPrefix(prefix))
                                .encodingType(EncodingType.URL)
                                .maxKeys(Math.min(limit, PAGE))
                                .startAfter(cursor == null ? null : ObjectKeys.ofPrefix(cursor)))));
        List<Optional<BlobInfo>> blobs = AtOnce.each(page.contents(), object -> headNow(ObjectKeys.key(object.key())));
        return new BlobPage(
                // One that was deleted meanwhile is left out.
                blobs.stream().flatMap(Optional::stream).toList(),
                Boolean.TRUE.equals(page.isTruncated())
                        ? Optional.of(ObjectKeys.key(page.contents().getLast().key()))
                        : Optional.empty());
    }

    @Override
    public Optional<URI> presignGet(String key, Duration validity) {
        Limits.checkBlobKey(key);
        return Optional.of(address(presigner
                .get()
                .presignGetObject(presign -> presign.signatureDuration(validity)
                        .getObjectRequest(request -> request.bucket(bucket).key(ObjectKeys.of(key))))
                .url()
                .toString()));
    }

    @Override
    public Optional<URI> presignPut(String key, Duration validity) {
        Limits.checkBlobKey(key);
        return Optional.of(address(presigner
                .get()
                .presignPutObject(presign -> presign.signatureDuration(validity)
                        .putObjectRequest(request -> request.bucket(bucket).key(ObjectKeys.of(key))))
                .url()
                .toString()));
    }

    @Override
    public void close() {
        client.close();
        presigner.close();
    }

    private PutObjectRequest.Builder request(String key, Spool spool) {
        return PutObjectRequest.builder()
                .bucket(bucket)
                .key(ObjectKeys.of(key))
                .metadata(Map.of(DIGEST, spool.sha256()))
                .checksumSHA256(Base64.getEncoder().encodeToString(spool.digest()))
                .contentLength(spool.length());
    }

    private HeadObjectResponse headOf(String key) {
        return client.get()
                .headObject(request ->
                        request.bucket(bucket).key(ObjectKeys.of(key)).checksumMode(ChecksumMode.ENABLED));
    }

    private static Optional<String> digest(HeadObjectResponse head) {
        String kept = head.metadata().get(DIGEST);
        // A client may have sent it with a presigned put.
        return Optional.ofNullable(kept)
                .or(() -> Optional.ofNullable(head.checksumSHA256())
                        .map(base64 ->
                                HexFormat.of().formatHex(Base64.getDecoder().decode(base64))));
    }

    private Optional<ResponseInputStream<GetObjectResponse>> found(String key) {
        return present(() -> tries.repeatable(
                "get " + key,
                () -> client.get().getObject(request -> request.bucket(bucket).key(ObjectKeys.of(key)))));
    }

    private Optional<BlobInfo> headNow(String key) {
        try {
            return head(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<BlobInfo> readThrough(String key) throws IOException {
        Optional<ResponseInputStream<GetObjectResponse>> found = found(key);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (InputStream stream = found.get()) {
            return Optional.of(new BlobInfo(key, found.get().response().contentLength(), Sha256.of(stream)));
        }
    }

    private static Blob spooled(String key, InputStream stream) throws IOException {
        try (stream) {
            Spool spool = Spool.of(stream);
            return new Blob(new BlobInfo(key, spool.length(), spool.sha256()), spool.open());
        }
    }

    private <T> T asked(Supplier<T> request) {
        try {
            return request.get();
        } catch (SdkException e) {
            throw Failures.ofBucket(bucket, e);
        }
    }

    private <T> Optional<T> present(Supplier<T> request) {
        try {
            return Optional.of(request.get());
        } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND && !"NoSuchBucket".equals(Failures.code(e))) {
                return Optional.empty();
            }
            throw Failures.ofBucket(bucket, e);
        } catch (SdkException e) {
            throw Failures.ofBucket(bucket, e);
        }
    }

    private static URI address(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not an address: " + url, e);
        }
    }
}
