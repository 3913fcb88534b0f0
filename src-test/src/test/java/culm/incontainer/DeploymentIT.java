package culm.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.annotation.Resource;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class DeploymentIT {

    @Resource(lookup = "java:/jdbc/culm")
    DataSource dataSource;

    @Deployment
    static EnterpriseArchive culm() {
        return CulmArchive.with(DeploymentIT.class);
    }

    @Test
    void theServerOffersTheDataSourceThatTheEngineAsksFor() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            assertEquals("H2", connection.getMetaData().getDatabaseProductName());
        }
    }
}
