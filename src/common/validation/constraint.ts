import { ValidateBy, type ValidationArguments } from 'class-validator';

/**
 * A rule of a field, from which all others are built. A field's rules are looked at in the order they are declared, up to
 * the first that does not hold.
 *
 * @param type pydantic's name of the fault
 * @param msg what the client reads, or how it follows from the field's name and value
 */
export function constraint(
  type: string,
  holds: (value: unknown) => boolean,
  msg: string | ((field: string, value: unknown) => string),
): PropertyDecorator {
  return ValidateBy({
    name: type,
    validator: {
      validate: holds,
      defaultMessage: (args?: ValidationArguments) =>
        typeof msg === 'string' ? msg : msg(args?.property ?? 'value', args?.value),
    },
  });
}
