package culm.tree;

import java.util.Map;

/** Which component an activity calls, and with what. */
public record ComponentCall(String code, String version, Map<String, Input> inputs) {}
