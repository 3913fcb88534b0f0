package culm.memory;

import culm.port.Freeze;

final class MemoryFreeze implements Freeze {

    private volatile boolean frozen;

    @Override
    public boolean frozen() {
        return frozen;
    }

    @Override
    public void set(boolean now) {
        frozen = now;
    }
}
