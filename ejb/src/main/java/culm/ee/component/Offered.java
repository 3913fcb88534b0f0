package culm.ee.component;

import culm.component.WrongInput;
import java.util.Map;
import javax.naming.NamingException;

/** What an administrator lets flows use of a server, by the names that trees know. */
final class Offered {

    /** Finds what the server has under a JNDI name. */
    interface Lookup {
        Object find(String jndiName) throws NamingException;
    }

    private final String setting;
    private final Map<String, String> jndiNames;
    private final Lookup lookup;

    /** @param setting that lists them */
    Offered(String setting, Map<String, String> jndiNames, Lookup lookup) {
        this.setting = setting;
        this.jndiNames = jndiNames;
        this.lookup = lookup;
    }

    String jndiName(String name) {
        var known = jndiNames.get(name);
        if (known == null) {
            throw new WrongInput("'%s' is not one of the allowed names (%s)".formatted(name, setting));
        }
        return known;
    }

    /** Looked up each time: what a server offers may come and go. */
    <T> T find(String name, Class<T> type) {
        var jndiName = jndiName(name);
        try {
            var found = lookup.find(jndiName);
            if (type.isInstance(found)) {
                return type.cast(found);
            }
            throw new WrongInput("what the server has at %s is no %s".formatted(jndiName, type.getSimpleName()));
        } catch (NamingException missing) {
            throw new WrongInput("the server has no %s at %s, which %s names for '%s'"
                    .formatted(type.getSimpleName(), jndiName, setting, name));
        }
    }
}
