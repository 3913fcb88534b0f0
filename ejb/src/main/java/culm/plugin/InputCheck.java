package culm.plugin;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;

/** The constraints of a record of inputs. A record without any needs no provider of Jakarta Validation. */
final class InputCheck {

    private final Class<? extends Record> type;
    private final boolean constrained;
    private volatile Validator validator;

    private InputCheck(Class<? extends Record> type) {
        this.type = type;
        this.constrained = type.getAnnotations().length > 0
                || Arrays.stream(type.getDeclaredFields()).anyMatch(InputCheck::isConstrained);
    }

    static InputCheck of(Class<? extends Record> type) {
        return new InputCheck(type);
    }

    private static boolean isConstrained(Field field) {
        return field.getAnnotations().length > 0 || isConstrained(field.getAnnotatedType());
    }

    private static boolean isConstrained(AnnotatedType type) {
        return type.getAnnotations().length > 0
                || type instanceof AnnotatedParameterizedType typed
                        && Arrays.stream(typed.getAnnotatedActualTypeArguments())
                                .anyMatch(InputCheck::isConstrained);
    }

    /** One line for each that is not met, in the order of their inputs' names. */
    List<String> problems(Record inputs) {
        if (!constrained) {
            return List.of();
        }
        return validator().validate(inputs).stream()
                .map(InputCheck::words)
                .sorted()
                .toList();
    }

    private static String words(ConstraintViolation<?> violation) {
        var path = violation.getPropertyPath().toString();
        return path.isEmpty() ? violation.getMessage() : "'%s' %s".formatted(path, violation.getMessage());
    }

    private Validator validator() {
        if (validator == null) {
            try {
                validator = Validation.buildDefaultValidatorFactory().getValidator();
            } catch (ValidationException | LinkageError none) {
                throw new IllegalStateException(
                        "%s has constraints, and there is no provider of Jakarta Validation to check them"
                                .formatted(type.getName()),
                        none);
            }
        }
        return validator;
    }
}
