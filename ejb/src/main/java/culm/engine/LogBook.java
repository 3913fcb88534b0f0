package culm.engine;

import culm.port.LogPart;
import culm.port.LogPart.Extent;
import java.util.List;

/** Enters what a call has logged into the log of its attempt. The oldest parts make room for it. */
final class LogBook {

    static final int MOST = 65_536;

    private LogBook() {}

    static void enter(Course course, Called called) {
        var logged = called.logged();
        if (logged.lines().isEmpty()) {
            return;
        }
        var node = called.work().node();
        var before = course.ports().logs().extents(node.id(), node.version());
        var next = before.stream().mapToLong(Extent::end).max().orElse(1);
        var part = new LogPart(
                course.ids().next(),
                course.run().id(),
                node.id(),
                node.version(),
                next + logged.dropped(),
                logged.lines());
        course.step().log(part);
        makeRoom(course, before, MOST - part.extent().size());
    }

    private static void makeRoom(Course course, List<Extent> before, int room) {
        var left = room;
        for (int i = before.size() - 1; i >= 0; i--) {
            left -= before.get(i).size();
            if (left < 0) {
                course.step().forgetLog(before.get(i).id());
            }
        }
    }
}
