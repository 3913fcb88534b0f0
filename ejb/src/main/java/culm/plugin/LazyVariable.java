package culm.plugin;

import java.util.Map;

/** Computes the value of a variable of type {@code lazy} each time it is read. */
public interface LazyVariable {

    /**
     * @param value the variable's value with its templates rendered
     * @param rootData the data given to {@code run_pipeline}, read-only
     * @return a JSON value; an exception fails the node that reads the variable
     */
    Object value(Object value, Map<String, Object> rootData) throws Exception;
}
