package culm.plugin;

/** Runs when a flow reaches an end event of this type, before the flow ends. An exception fails the end event. */
public interface EndEvent {

    /**
     * @param inSubprocess whether the flow that ends is a subprocess
     * @param rootId the id of the root pipeline
     * @param pipelineId the id of the flow that ends: the root's, or the subprocess node's
     */
    void execute(boolean inSubprocess, String rootId, String pipelineId) throws Exception;
}
