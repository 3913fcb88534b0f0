package culm.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * A record of the contract on its way to another process. IIOP, by which Payara is called, can carry no records, and no times
 * within them: so a record goes as its components in Java's own form, and is made of them again where it arrives.
 */
final class Parcel implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The stream within is no part of the one that a server filters: it must not bring what nobody asked for. */
    private static final ObjectInputFilter OF_THE_CONTRACT = ObjectInputFilter.Config.createFilter(
            Parcel.class.getPackageName() + ".*;java.lang.*;java.math.*;java.time.*;java.util.**;!*");

    private final String type;
    private final byte[] components;

    private Parcel(String type, byte[] components) {
        this.type = type;
        this.components = components;
    }

    static Parcel of(Record content) {
        var components = Arrays.stream(content.getClass().getRecordComponents())
                .map(component -> value(component, content))
                .toArray();
        return new Parcel(content.getClass().getSimpleName(), packed(components));
    }

    private static Object value(RecordComponent component, Record content) {
        try {
            return component.getAccessor().invoke(content);
        } catch (IllegalAccessException | InvocationTargetException accessorsOfOurRecordsOnlyRead) {
            throw new IllegalStateException(accessorsOfOurRecordsOnlyRead);
        }
    }

    private static byte[] packed(Object[] components) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(components);
        } catch (IOException notSerializable) {
            throw new UncheckedIOException(notSerializable);
        }
        return bytes.toByteArray();
    }

    private Object[] unpacked() throws IOException, ClassNotFoundException {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(components))) {
            in.setObjectInputFilter(OF_THE_CONTRACT);
            return (Object[]) in.readObject();
        }
    }

    private Object readResolve() throws ObjectStreamException {
        try {
            var record =
                    Class.forName(Parcel.class.getPackageName() + "." + type).asSubclass(Record.class);
            var types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            return record.getDeclaredConstructor(types).newInstance(unpacked());
        } catch (ReflectiveOperationException | IOException | RuntimeException unlikeOurs) {
            var refusal = new InvalidObjectException("no " + type + " of this version: " + unlikeOurs);
            refusal.initCause(unlikeOurs);
            throw refusal;
        }
    }
}
