package culm.ee.persistence;

import culm.port.Callback;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

@Entity
@IdClass(CallbackRow.Key.class)
@Table(name = "culm_callback")
class CallbackRow {

    @Id
    @Column(name = "node_id")
    private String nodeId;

    @Id
    private String id;

    private long position;
    private String version;
    private String content;

    @Column(name = "received_at")
    private Long receivedAt;

    private boolean applied;

    protected CallbackRow() {}

    CallbackRow(Callback callback, long position) {
        this.nodeId = callback.nodeId();
        this.id = callback.id();
        this.position = position;
        this.version = callback.version();
        this.content = Json.of(callback.data());
        this.receivedAt = Micros.of(callback.receivedAt());
    }

    Callback callback() {
        return new Callback(id, nodeId, version, Json.value(content), Micros.toInstant(receivedAt));
    }

    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String nodeId;
        private String id;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(nodeId, that.nodeId) && Objects.equals(id, that.id);
        }

        @Override
        public int hashCode() {
            return Objects.hash(nodeId, id);
        }
    }
}
