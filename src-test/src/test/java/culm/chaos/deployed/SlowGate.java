package culm.chaos.deployed;

import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;

/** A gate that only consumers of the queue {@code slow} stand before. */
@Plugin(code = "slow_gate", group = "chaos", idempotent = true, queue = "slow")
@ApplicationScoped
public class SlowGate extends Gate {}
