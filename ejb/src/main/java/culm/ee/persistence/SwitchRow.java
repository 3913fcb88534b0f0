package culm.ee.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "culm_switch")
class SwitchRow {

    @Id
    @Column(name = "name")
    private String id;

    @Column(name = "switched_on")
    private boolean on;

    protected SwitchRow() {}

    boolean on() {
        return on;
    }
}
