package culm.ee.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

@Entity
@IdClass(VariableRow.Key.class)
@Table(name = "culm_variable")
class VariableRow {

    @Id
    private String scope;

    @Id
    @Column(name = "var_key")
    private String key;

    private String content;

    protected VariableRow() {}

    String scope() {
        return scope;
    }

    String key() {
        return key;
    }

    Object value() {
        return Json.value(content);
    }

    static class Key implements Serializable {
        private static final long serialVersionUID = 1L;

        private String scope;
        private String key;

        protected Key() {}

        @Override
        public boolean equals(Object other) {
            return other instanceof Key that && Objects.equals(scope, that.scope) && Objects.equals(key, that.key);
        }

        @Override
        public int hashCode() {
            return Objects.hash(scope, key);
        }
    }
}
