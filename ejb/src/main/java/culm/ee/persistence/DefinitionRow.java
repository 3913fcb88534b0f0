package culm.ee.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "culm_definition")
class DefinitionRow {

    @Id
    @Column(name = "hash")
    private String id;

    private String document;

    @Column(name = "used_at")
    private long usedAt;

    protected DefinitionRow() {}

    DefinitionRow(String hash, String document, long usedAt) {
        this.id = hash;
        this.document = document;
        this.usedAt = usedAt;
    }

    String document() {
        return document;
    }
}
