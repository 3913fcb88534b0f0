package culm.plugin;

/**
 * A component whose inputs and outputs are records.
 *
 * <pre>{@code
 * @Plugin(code = "greet")
 * @ApplicationScoped
 * public class Greet implements TypedComponent<Greet.In, Greet.Out> {
 *
 *     public record In(@NotBlank String name, @Min(1) @Max(10) int times) {}
 *
 *     public record Out(String text) {}
 *
 *     @Override
 *     public Answer execute(In in, Activity activity) {
 *         return Answer.done(new Out(("Hello " + in.name() + "! ").repeat(in.times())));
 *     }
 * }
 * }</pre>
 *
 * <p>A record component takes the input of its name, or of its {@link Key}. It may be text, a boolean, a number, an enum, a type of
 * {@code java.time}, {@code UUID}, {@code URI}, {@code Optional}, {@code List}, {@code Set}, a {@code Map} with text as keys, another record, or
 * {@code Object} for whatever comes. Text that is a number or a boolean is taken for one where the record says so. An input that is missing is
 * null, and a fault if the type is a primitive one; inputs that the record does not have are left alone.
 *
 * <p>Before each call the inputs are read and checked by Jakarta Validation. If something is wrong the component is not called: its node fails,
 * and {@code ex_data} says in one text what is wrong with which input.
 *
 * @param <I> the inputs
 * @param <O> the outputs, which are written by {@link Answer#done(Record)} and {@link Answer#with(Record)}
 */
public interface TypedComponent<I extends Record, O extends Record> extends Component {

    /** {@link Component#execute(Activity)} with the inputs as a record. */
    Answer execute(I inputs, Activity activity) throws Exception;

    /**
     * {@link Component#poll(Activity)} with the inputs and outputs as records.
     *
     * @param soFar the outputs of the calls before; what is missing is null, or zero
     */
    default Answer poll(I inputs, O soFar, Activity activity) throws Exception {
        return Answer.done();
    }

    /**
     * {@link Component#callback(Activity, Object)} with the inputs and outputs as records.
     *
     * @param soFar the outputs of the calls before; what is missing is null, or zero
     */
    default Answer callback(I inputs, O soFar, Activity activity, Object data) throws Exception {
        return Answer.done();
    }

    @Override
    default Answer execute(Activity activity) throws Exception {
        return TypedForm.<I, O>of(getClass()).call(activity, (inputs, soFar) -> execute(inputs, activity));
    }

    @Override
    default Answer poll(Activity activity) throws Exception {
        return TypedForm.<I, O>of(getClass()).call(activity, (inputs, soFar) -> poll(inputs, soFar, activity));
    }

    @Override
    default Answer callback(Activity activity, Object data) throws Exception {
        return TypedForm.<I, O>of(getClass())
                .call(activity, (inputs, soFar) -> callback(inputs, soFar, activity, data));
    }
}
