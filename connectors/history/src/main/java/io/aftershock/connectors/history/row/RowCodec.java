package io.aftershock.connectors.history.row;

import io.aftershock.connectors.history.table.HistoryTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.data.avro.IcebergDecoder;
import org.apache.iceberg.data.avro.IcebergEncoder;

/** Packs rows and unpacks them, those too that an older version of a table left in the job's state. */
public final class RowCodec {

    private final Map<HistoryTable, IcebergEncoder<Record>> encoders = new EnumMap<>(HistoryTable.class);
    private final Map<HistoryTable, IcebergDecoder<Record>> decoders = new EnumMap<>(HistoryTable.class);

    public PackedRow pack(HistoryRow row) {
        try {
            ByteBuffer encoded = encoders.computeIfAbsent(row.table(), table -> new IcebergEncoder<>(table.schema()))
                    .encode(row.values());
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return new PackedRow(row.table(), bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public HistoryRow unpack(PackedRow packed) {
        try {
            return new HistoryRow(
                    packed.table(),
                    decoders.computeIfAbsent(packed.table(), RowCodec::decoder)
                            .decode(ByteBuffer.wrap(packed.row()), null));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static IcebergDecoder<Record> decoder(HistoryTable table) {
        IcebergDecoder<Record> decoder = new IcebergDecoder<>(table.schema());
        for (int version = 1; version < HistoryTable.SCHEMA_VERSION; version++) {
            decoder.addSchema(table.schemaOf(version));
        }
        return decoder;
    }
}
