package io.aftershock.connectors.history.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.aftershock.connectors.history.CatalogConfig;
import org.junit.jupiter.api.Test;

class WarehouseProblemsTest {

    private static final CatalogConfig PLACE = new CatalogConfig(
            CatalogConfig.Type.JDBC, "jdbc:postgresql://db/history", "s3://bucket/history", null, null, null);

    /** Else the log says it again with each attempt. */
    @Test
    void aProblemOfAnObjectStoreIsTheSameSentenceEachTime() {
        assertThat(sentence("OW60UJH4TACYKZ4Q", "qydMt7G3E5HiHAxm/JrQV8KY="))
                .isEqualTo(sentence("7ZK3PW9Q5YB0M1XD", "b1YkzT15wGYxq097luGnWf+g0="))
                .isEqualTo(
                        "The history in jdbc:postgresql://db/history cannot be used (The specified bucket does not exist."
                                + " (Service: S3, Status Code: 404) (SDK Attempt Count: 1)): see that the catalog and"
                                + " s3://bucket/history can be reached.");
    }

    /** With ids as S3 makes them. */
    private static String sentence(String request, String extended) {
        RuntimeException failed = new IllegalStateException(
                "The specified bucket does not exist. (Service: S3, Status Code: 404, Request ID: " + request
                        + ", Extended Request ID: " + extended + ") (SDK Attempt Count: 1)");
        return WarehouseProblems.sentence(PLACE, failed).getMessage();
    }

    /** What Iceberg says of it is the message of the interface that it could not make. */
    @Test
    void whatAnObjectStoreNeedsIsNamed() {
        RuntimeException failed = new IllegalArgumentException(
                "Cannot find constructor for interface org.apache.iceberg.io.FileIO\n\tMissing"
                        + " org.apache.iceberg.aws.s3.S3FileIO [java.lang.NoClassDefFoundError:"
                        + " software/amazon/awssdk/core/exception/SdkException]");

        assertThat(WarehouseProblems.sentence(PLACE, failed))
                .hasMessageStartingWith("The history in jdbc:postgresql://db/history needs the AWS SDK")
                .hasMessageContaining("iceberg-aws-bundle");
    }
}
