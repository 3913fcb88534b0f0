package culm.plugin;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names a {@link Component} (or {@link LazyVariable}, {@link EndEvent}) so that trees can refer to it. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Plugin {

    /** The version that a tree means when it names none. */
    String LEGACY = "legacy";

    /** What {@code component.code} of an activity says; for an end event its {@code type}. */
    String code();

    /** Several versions of one code may be deployed side by side. */
    String version() default LEGACY;

    /** For people; empty: the code. */
    String name() default "";

    /** For people: under which heading a list shows it. */
    String group() default "";

    /** A second execution of the same attempt does no harm: after the loss of a server the node runs again by itself. */
    boolean idempotent() default false;
}
