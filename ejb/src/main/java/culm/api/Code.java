package culm.api;

/** Why a call was accepted or refused. The list is closed: every answer of every door carries one of these. */
public enum Code {
    /** Done. */
    OK,
    /** The request itself is malformed: a missing field, a value out of range, text that is not JSON. */
    INVALID_ARGUMENT,
    /** The caller has not said who it is. */
    UNAUTHENTICATED,
    /** The caller may not do this. */
    FORBIDDEN,
    /** No run has this id. */
    PIPELINE_NOT_FOUND,
    /** No run has a node with this id, or the node was not executed yet. */
    NODE_NOT_FOUND,
    /** A run with this pipeline id, or with one of the tree's node ids, exists. */
    ALREADY_EXISTS,
    /** Not allowed in the present state; {@code extra.state} tells it. */
    ILLEGAL_STATE,
    /** The node is finished, or its pipeline has been revoked. */
    NOT_CURRENT,
    /** The node has had its last callback. */
    CALLBACK_FINISHED,
    /** The call names an attempt that is not the present one. */
    STALE_ATTEMPT,
    /** The worker no longer has the task: it was handed to another, or its node has gone on without it. */
    TASK_LOST,
    /** The same call is being worked on; try again. */
    IN_PROGRESS,
    /** The tree breaks the rules; {@code extra.problems} lists every place. */
    INVALID_PIPELINE,
    /** The operation does not exist for this type of node. */
    WRONG_NODE_TYPE,
    /** The tree says that the node must not be retried. */
    NOT_RETRYABLE,
    /** The tree says that the node must not be skipped. */
    NOT_SKIPPABLE,
    /** The gateway has no such outgoing flow. */
    UNKNOWN_FLOW,
    /** The idempotency key was used for another call. */
    KEY_REUSED,
    /** No queue of this name is declared. */
    UNKNOWN_QUEUE,
    /** No component of this code and version is deployed. */
    UNKNOWN_COMPONENT,
    /** Too large. */
    LIMIT,
    /** The engine is frozen. */
    FROZEN,
    /** No project of this name is granted to the caller. */
    UNKNOWN_PROJECT,
    /** Too many wrong passwords; try again later. */
    THROTTLED,
    /** No live server works on the queue. */
    NO_WORKERS,
    /** The database or the broker does not answer; try again. */
    UNAVAILABLE,
    /** No resource has this address. */
    NOT_FOUND,
    /** Some of what was asked for is no longer kept. */
    GONE,
    /** The resource does not know this HTTP method. */
    METHOD_NOT_ALLOWED,
    /** The resource cannot answer in a media type that the caller accepts. */
    NOT_ACCEPTABLE,
    /** The resource does not read this media type. */
    UNSUPPORTED_MEDIA_TYPE,
    /** A fault of the engine; the log tells more under the answer's trace id. */
    INTERNAL
}
