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

    protected DefinitionRow() {}

    DefinitionRow(String hash, String document) {
        this.id = hash;
        this.document = document;
    }

    String document() {
        return document;
    }
}
