package io.aftershock.connectors.history.table;

import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/**
 * A column of the history.
 *
 * @param doc what it means, with its unit
 * @param since the schema version that brought it
 */
public record Column(String name, Type type, boolean required, String doc, int since) {

    static Column of(String name, Type type, String doc) {
        return new Column(name, type, true, doc, 1);
    }

    /** The same, which may be null. */
    Column orNull() {
        return new Column(name, type, false, doc, since);
    }

    static Column text(String name, String doc) {
        return of(name, Types.StringType.get(), doc);
    }

    static Column time(String name, String doc) {
        return of(name, Types.TimestampType.withZone(), doc);
    }

    static Column count(String name, String doc) {
        return of(name, Types.LongType.get(), doc);
    }

    static Column number(String name, String doc) {
        return of(name, Types.IntegerType.get(), doc);
    }

    static Column figure(String name, String doc) {
        return of(name, Types.DoubleType.get(), doc);
    }

    static Column yesOrNo(String name, String doc) {
        return of(name, Types.BooleanType.get(), doc);
    }

    /** A list of texts; the id of its elements follows from the table. */
    static Column texts(String name, String doc) {
        return of(name, Types.ListType.ofRequired(Integer.MAX_VALUE, Types.StringType.get()), doc);
    }

    /** Whether it holds several texts. */
    public boolean isList() {
        return type.isListType();
    }

    Types.NestedField field(int id, int elementId) {
        Type own = isList() ? Types.ListType.ofRequired(elementId, Types.StringType.get()) : type;
        return Types.NestedField.from(
                        required
                                ? Types.NestedField.required(id, name, own)
                                : Types.NestedField.optional(id, name, own))
                .withDoc(doc)
                .build();
    }
}
