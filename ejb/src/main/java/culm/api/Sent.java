package culm.api;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;

/**
 * A record that goes to other processes, in a {@link Parcel}: its {@code writeReplace} says so, and nothing here is called.
 * Externalizable, and without a serialVersionUID, because IIOP looks into fields, even static ones, before it asks for the
 * replacement.
 */
interface Sent extends Externalizable {

    @Override
    default void writeExternal(ObjectOutput out) {
        throw new UnsupportedOperationException("a record goes in a parcel");
    }

    @Override
    default void readExternal(ObjectInput in) {
        throw new UnsupportedOperationException("a record comes in a parcel");
    }
}
