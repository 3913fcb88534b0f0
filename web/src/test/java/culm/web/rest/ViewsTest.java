package culm.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.HistoryView;
import culm.api.OutputsView;
import culm.api.PipelinePage;
import culm.api.PipelineView;
import culm.api.QueueView;
import culm.api.ServerView;
import culm.api.SettingView;
import culm.api.StateView;
import culm.api.WaitingView;
import culm.ee.json.JsonText;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void showsAStateWithItsChildren() {
        var child = new StateView(
                "n1",
                "ask",
                "FAILED",
                "2026-01-01 12:00:00",
                null,
                2,
                1,
                true,
                false,
                "v1",
                1,
                3,
                "2026-01-01 12:00:09",
                null,
                Map.of());
        var state = new StateView("p1", "all", "RUNNING", null, null, 1, 0, false, false, "", Map.of("n1", child));

        assertThat(JsonText.write(Views.of(state)))
                .isEqualTo(
                        json(
                                """
                {'id':'p1','name':'all','state':'RUNNING','start_time':null,'finish_time':null,'loop':1,'retry':0,\
                'skip':false,'error_ignored':false,'version':'','auto_retry':0,'auto_retry_limit':0,'retry_at':null,'times_out_at':null,'children':{'n1':{'id':'n1','name':'ask',\
                'state':'FAILED','start_time':'2026-01-01 12:00:00','finish_time':null,'loop':2,'retry':1,'skip':true,\
                'error_ignored':false,'version':'v1','auto_retry':1,'auto_retry_limit':3,'retry_at':'2026-01-01 12:00:09',\
                'times_out_at':null,'children':{}}}}"""));
    }

    @Test
    void showsARunWithItsTimesAndReasons() {
        var waiting = new WaitingView(
                "n1", "POLL", NOON, NOON.plusSeconds(5), null, null, List.of(), "asks again", NOON.plusSeconds(9));
        var run = new PipelineView(
                "p1",
                "all",
                "RUNNING",
                100,
                "",
                "admin",
                "default",
                Map.of("env", "prod"),
                NOON,
                NOON,
                null,
                List.of(waiting),
                List.of("n2"));

        assertThat(JsonText.write(Views.of(new PipelinePage(List.of(run), "next"))))
                .isEqualTo(
                        json(
                                """
                {'items':[{'id':'p1','name':'all','state':'RUNNING','priority':100,'queue':'','created_by':'admin','project':'default','labels':{'env':'prod'},\
                'created_at':'2026-01-01T12:00:00Z','started_at':'2026-01-01T12:00:00Z','finished_at':null,\
                'waiting':[{'node_id':'n1','reason':'POLL','since':'2026-01-01T12:00:00Z',\
                'due':'2026-01-01T12:00:05Z','server':null,'paused_by':null,'children':[],'detail':'asks again',\
                'times_out_at':'2026-01-01T12:00:09Z'}],'booked':['n2']}],\
                'next_cursor':'next'}"""));
    }

    @Test
    void showsAnAttempt() {
        var history = new HistoryView(
                "h1", "s", "f", 3, Map.of("a", 1L), Map.of(), Map.of("why", "no"), 1, 0, false, "v1", "FAILED");

        assertThat(JsonText.write(Views.of(history)))
                .isEqualTo(
                        json(
                                """
                {'history_id':'h1','started_time':'s','finished_time':'f','elapsed_time':3,'inputs':{'a':1},\
                'outputs':{},'ex_data':{'why':'no'},'loop':1,'retry':0,'skip':false,'version':'v1','state':'FAILED'}"""));
    }

    @Test
    void showsWhatWasProduced() {
        assertThat(JsonText.write(Views.of(new OutputsView(Map.of("_result", true), null))))
                .isEqualTo(json("{'outputs':{'_result':true},'ex_data':null}"));
    }

    @Test
    void showsAnAnswerAndItsFacts() {
        var result = ActionResult.success(Map.of("counts", List.of(1, 2L), "at", NOON));

        assertThat(Views.of(result))
                .containsEntry("result", true)
                .containsEntry("code", "OK")
                .containsEntry("extra", Map.of("counts", List.of(1L, 2L), "at", "2026-01-01T12:00:00Z"));
    }

    @Test
    void showsAServerItsQueuesAndItsSettings() {
        var server = new ServerView("a", "1", NOON, NOON.plusSeconds(30), "ALIVE", Map.of("mail", 2, "default", 16), 3);

        assertThat(JsonText.write(ClusterViews.of(server)))
                .isEqualTo(
                        json(
                                """
                {'name':'a','incarnation':'1','started_at':'2026-01-01T12:00:00Z','lease_until':'2026-01-01T12:00:30Z',\
                'state':'ALIVE','queues':{'default':16,'mail':2},'tokens':3}"""));
        assertThat(JsonText.write(ClusterViews.of(new QueueView("mail", 2, 0, null))))
                .isEqualTo(json("{'name':'mail','consumers':2,'ready':0,'oldest_seconds':null}"));
        assertThat(JsonText.write(ClusterViews.of(new SettingView("zone", "UTC", "UTC", "default"))))
                .isEqualTo(json("{'name':'zone','value':'UTC','default':'UTC','source':'default'}"));
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }
}
