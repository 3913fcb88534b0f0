package culm.beside;

import javax.naming.InitialContext;
import javax.naming.NamingException;

/** The application that the calling thread belongs to. */
final class Application {

    private Application() {}

    static String name() {
        try {
            return String.valueOf(new InitialContext().lookup("java:app/AppName"));
        } catch (NamingException none) {
            return "another application";
        }
    }
}
