package culm.system.client;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.CulmException;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Calls every operation of a Culm on another machine. It needs the client jar of {@code culm-ejb} and the client of WildFly or
 * Payara, and the server's example components.
 */
public final class RemoteClient {

    private static final String EXCLUSIVE = "ExclusiveGateway";
    private static final String CONDITIONAL = "ConditionalParallelGateway";

    private final TaskService service;

    private RemoteClient(TaskService service) {
        this.service = service;
    }

    /** @param arguments the server's address; the password of {@code admin} comes by the environment */
    public static void main(String[] arguments) throws NamingException {
        var address = URI.create(arguments.length > 0 ? arguments[0] : "remote+http://127.0.0.1:8080");
        var client = new RemoteClient(connect(address, "admin", System.getenv("CULM_ADMIN_PASSWORD")));
        client.lookAround();
        client.runPauseAndCallBack();
        client.rescue();
        client.chooseBranches();
        client.stop();
        System.out.println("all operations called");
        System.exit(0); // Payara's client keeps threads that do not end
    }

    private static TaskService connect(URI address, String user, String password) throws NamingException {
        return address.getScheme().equals("iiop")
                ? onPayara(address, user, password)
                : onWildFly(address, user, password);
    }

    private static TaskService onWildFly(URI address, String user, String password) throws NamingException {
        var environment = new Hashtable<String, Object>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
        environment.put(Context.PROVIDER_URL, address.toString());
        environment.put(Context.SECURITY_PRINCIPAL, user);
        environment.put(Context.SECURITY_CREDENTIALS, password);
        return (TaskService)
                new InitialContext(environment).lookup("ejb:culm/culm-remote/TaskService!culm.api.TaskService");
    }

    private static TaskService onPayara(URI address, String user, String password) throws NamingException {
        System.setProperty("org.omg.CORBA.ORBInitialHost", address.getHost());
        System.setProperty("org.omg.CORBA.ORBInitialPort", Integer.toString(address.getPort()));
        logIn(user, password);
        var environment = new Hashtable<String, Object>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.enterprise.naming.SerialInitContextFactory");
        return (TaskService)
                new InitialContext(environment).lookup("java:global/culm/culm-remote/TaskService!culm.api.TaskService");
    }

    /** By name, so that this compiles without Payara's client. */
    private static void logIn(String user, String password) {
        try {
            var type = Class.forName("com.sun.enterprise.security.ee.auth.login.ProgrammaticLogin");
            var login = type.getConstructor().newInstance();
            type.getMethod("login", String.class, char[].class).invoke(login, user, password.toCharArray());
        } catch (ReflectiveOperationException noClientOfPayara) {
            throw new IllegalStateException("Payara's gf-client.jar is needed", noClientOfPayara);
        }
    }

    private void lookAround() {
        show("listComponents", service.listComponents().size());
        show("listServers", service.listServers());
        show("listQueues", service.listQueues());
        show("listSettings", service.listSettings());
        show("validate", service.validate(line("ask", "callback", "report", "echo"), true));
        try {
            service.getState("nobody");
        } catch (CulmException refused) {
            show("getState", refused.code());
        }
    }

    private void runPauseAndCallBack() {
        var ids = run(line("ask", "callback", "report", "echo"));
        var flow = ids.get("flow");
        var ask = ids.get("ask");
        var report = ids.get("report");
        awaitCallback(flow, ask);
        show("getPipeline", service.getPipeline(flow).waiting());
        show("getTree", service.getTree(flow).keySet());
        show("previewInputs", service.previewInputs(report));

        accepted("pausePipeline", service.pausePipeline(flow));
        accepted("resumePipeline", service.resumePipeline(flow));
        accepted("pauseActivity", service.pauseActivity(report));
        accepted("callback", service.callback(ask, Map.of("answer", 42L)));
        await(ask, "FINISHED");
        accepted("resumeActivity", service.resumeActivity(report));
        await(flow, "FINISHED");

        show("getInputs", service.getInputs(report));
        show("getOutputs", service.getOutputs(ask));
        var query = new PipelineQuery(Set.of("FINISHED"), false, flow, PipelineQuery.DEFAULT_LIMIT, null);
        accepted("labelPipeline", service.labelPipeline(flow, Map.of("seen", "yes")));
        show(
                "countPipelines",
                service.countPipelines(
                        PipelineFilter.where().label("seen", "yes").build()));
        show("listErrorGroups", service.listErrorGroups(PipelineFilter.all()).size());
        show("listPipelines", service.listPipelines(query).items().size());
    }

    private void rescue() {
        var ids = run(line("ask", "callback", "bad", "boom"));
        awaitCallback(ids.get("flow"), ids.get("ask"));
        accepted("forcedFail", service.forcedFail(ids.get("ask"), "takes too long"));
        accepted("retryActivity", service.retryActivity(ids.get("ask")));
        awaitCallback(ids.get("flow"), ids.get("ask"));
        accepted("callback", service.callback(ids.get("ask"), null));
        await(ids.get("bad"), "FAILED");
        accepted("skipActivity", service.skipActivity(ids.get("bad")));
        await(ids.get("flow"), "FINISHED");
        show(
                "getActivityHistories",
                service.getActivityHistories(ids.get("bad")).size());
        show(
                "getNodeLogs",
                service.getNodeLogs(ids.get("bad"), null, null, 10).items().size());
    }

    private void chooseBranches() {
        var choice = run(closedGateway(EXCLUSIVE));
        await(choice.get("gateway"), "FAILED");
        accepted(
                "skipExclusiveGateway",
                service.skipExclusiveGateway(choice.get("gateway"), choice.get("gateway-left")));
        await(choice.get("flow"), "FINISHED");

        var fork = run(closedGateway(CONDITIONAL));
        await(fork.get("gateway"), "FAILED");
        var both = List.of(fork.get("gateway-left"), fork.get("gateway-right"));
        accepted(
                "skipConditionalParallelGateway",
                service.skipConditionalParallelGateway(fork.get("gateway"), both, null));
        await(fork.get("flow"), "FINISHED");
    }

    private void stop() {
        accepted("freeze", service.freeze());
        accepted("unfreeze", service.unfreeze());
        accepted(
                "carryOut",
                service.carryOut(Change.unfreeze().because("to be sure").once("remote-client")));
        var ids = run(line("ask", "callback", "report", "echo"));
        awaitCallback(ids.get("flow"), ids.get("ask"));
        accepted("revokePipeline", service.revokePipeline(ids.get("flow")));
        await(ids.get("flow"), "REVOKED");
    }

    /** @return the id in this run for each id of the tree */
    @SuppressWarnings("unchecked")
    private Map<String, String> run(Map<String, Object> tree) {
        var answer = service.runPipeline(tree, RunOptions.defaults().withFreshIds(true));
        accepted("runPipeline", answer);
        return (Map<String, String>) answer.extra().get("ids");
    }

    private void await(String id, String state) {
        until(id + " is " + state, () -> state(id).equals(state));
        show("getState", state);
    }

    /** A node that was retried shows RUNNING before it is taken up; only then can it be called back. */
    private void awaitCallback(String flow, String node) {
        until(node + " waits for a callback", () -> service.getPipeline(flow).waiting().stream()
                .anyMatch(waiting ->
                        waiting.nodeId().equals(node) && waiting.reason().equals("CALLBACK")));
    }

    private static void until(String what, BooleanSupplier reached) {
        var deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (!reached.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException("waited in vain until " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private String state(String id) {
        try {
            return service.getState(id).state();
        } catch (CulmException notReachedYet) {
            return notReachedYet.code().name();
        }
    }

    private static void accepted(String operation, ActionResult answer) {
        if (!answer.result()) {
            throw new IllegalStateException(operation + ": " + answer);
        }
        show(operation, answer.message());
    }

    private static void show(String operation, Object answer) {
        System.out.println(operation + ": " + answer);
    }

    private static Map<String, Object> line(String first, String itsCode, String second, String itsCode2) {
        return new Drawing()
                .node("activities", activity(first, itsCode))
                .node("activities", activity(second, itsCode2))
                .path("start", first, second, "end")
                .tree();
    }

    /** Neither branch is open, so that somebody has to choose. */
    private static Map<String, Object> closedGateway(String type) {
        var gateway = node("gateway", type);
        var closed = Map.of("evaluate", "1 == 2");
        gateway.put("conditions", Map.of("gateway-left", closed, "gateway-right", closed));
        return new Drawing()
                .node("gateways", gateway)
                .node("gateways", node("join", "ConvergeGateway"))
                .node("activities", activity("left", "echo"))
                .node("activities", activity("right", "echo"))
                .path("start", "gateway", "left", "join", "end")
                .path("gateway", "right", "join")
                .tree();
    }

    private static Map<String, Object> activity(String id, String code) {
        var activity = node(id, "ServiceActivity");
        var input = Map.of("type", "plain", "value", "from " + id);
        activity.put("component", Map.of("code", code, "inputs", Map.of("x", input)));
        return activity;
    }

    private static Map<String, Object> node(String id, String type) {
        var node = new LinkedHashMap<String, Object>();
        node.put("id", id);
        node.put("name", id);
        node.put("type", type);
        node.put("incoming", new ArrayList<>());
        node.put("outgoing", new ArrayList<>());
        return node;
    }

    /** A tree in the making. */
    private static final class Drawing {

        private final Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
        private final Map<String, Object> tree = new LinkedHashMap<>();

        Drawing() {
            tree.put("id", "flow");
            tree.put("activities", new LinkedHashMap<>());
            tree.put("gateways", new LinkedHashMap<>());
            tree.put("flows", new LinkedHashMap<>());
            tree.put("data", Map.of("inputs", Map.of(), "outputs", List.of()));
            event("start", "EmptyStartEvent");
            event("end", "EmptyEndEvent");
        }

        private void event(String id, String type) {
            nodes.put(id, RemoteClient.node(id, type));
            tree.put(id + "_event", nodes.get(id));
        }

        Drawing node(String section, Map<String, Object> node) {
            var id = (String) node.get("id");
            nodes.put(id, node);
            map(section).put(id, node);
            return this;
        }

        Drawing path(String... ids) {
            for (int i = 0; i + 1 < ids.length; i++) {
                var flow = ids[i] + "-" + ids[i + 1];
                list(ids[i], "outgoing").add(flow);
                list(ids[i + 1], "incoming").add(flow);
                map("flows").put(flow, Map.of("id", flow, "source", ids[i], "target", ids[i + 1]));
            }
            return this;
        }

        Map<String, Object> tree() {
            return tree;
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> map(String section) {
            return (Map<String, Object>) tree.get(section);
        }

        @SuppressWarnings("unchecked")
        private List<Object> list(String node, String field) {
            return (List<Object>) nodes.get(node).get(field);
        }
    }
}
