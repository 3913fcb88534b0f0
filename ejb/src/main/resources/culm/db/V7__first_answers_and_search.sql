-- What was answered to calls that may come again. Id and answer are made with the caller's key, which is not kept.
CREATE TABLE culm_first_answer (
    id VARCHAR(64) NOT NULL,
    request VARCHAR(64) NOT NULL,
    answer ${text} NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (id)
) ${table_options};

CREATE INDEX culm_first_answer_oldest ON culm_first_answer (answered_at);
