package culm.system.beside;

import jakarta.enterprise.context.RequestScoped;

/** A new one for each call of a component. */
@RequestScoped
public class Notepad {

    private String note = "";

    public void write(String text) {
        note += text;
    }

    public String read() {
        return note;
    }
}
