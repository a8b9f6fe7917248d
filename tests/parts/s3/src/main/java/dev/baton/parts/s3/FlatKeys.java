package dev.baton.parts.s3;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Keeps objects under the hexadecimal form of their keys. S3Proxy keeps them as files, so that an object {@code a} could not
 * stand beside {@code a/b}, some characters would fail, and listings would have another order than S3's: that of UTF-8 bytes.
 */
final class FlatKeys extends ForwardingBlobStore {
    FlatKeys(BlobStore blobs) {
        super(blobs);
    }

    private static String flat(String key) {
        return key == null ? null : HexFormat.of().formatHex(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String real(String flat) {
        return flat == null ? null : new String(HexFormat.of().parseHex(flat), StandardCharsets.UTF_8);
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return super.blobExists(bucket, flat(key));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream bytes) {
        return super.putBlob(request.toBuilder().key(flat(request.key())).build(), bytes);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return super.blobMetadata(request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        return super.getBlob(request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return super.removeBlob(request.toBuilder().key(flat(request.key())).build());
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        return super.getBlobAccess(bucket, flat(key));
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        super.setBlobAccess(bucket, flat(key), access);
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        if (request.delimiter() != null) {
            throw new UnsupportedOperationException("listings by folder are not emulated");
        }
        ListObjectsV2Response page = super.list(request.toBuilder()
                .prefix(flat(request.prefix()))
                .startAfter(flat(request.startAfter()))
                .build());
        return page.toBuilder()
                .contents(page.contents().stream()
                        .map(object ->
                                object.toBuilder().key(real(object.key())).build())
                        .toList())
                .build();
    }
}
