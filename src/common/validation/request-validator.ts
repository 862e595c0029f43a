import { ANY_USER, type Caller } from '../access/caller.js';
import { nameableUser } from '../access/named-user.js';
import { ApiError, type ValidationFault } from '../errors/api-error.js';
import { planOf, type Field } from './dto-plan.js';
import type { DtoClass } from './field-traits.js';
import { quote } from './quote.js';
import type { Source } from './source.js';
import { refuseUnstorable } from './unstorable.js';
import { validationFailed } from './validation-failed.js';

type Loc = ValidationFault['loc'];

const NO_OBJECT = 'Input should be a valid dictionary or object to extract fields from';

/**
 * An instance of the class made from submitted values, with its defaults where nothing was submitted. Nothing is converted
 * in bodies.
 *
 * @throws ApiError VALIDATION_FAILED with all faults: one for each field, in the order of the class, then unknown fields;
 * FORBIDDEN when all is well but for a user whom the caller's key may not name
 */
export function validate<T extends object>(
  dto: DtoClass<T>,
  submitted: unknown,
  source: Source,
): T {
  if (source !== 'body') {
    // Bodies were looked through when they were parsed.
    refuseUnstorable(submitted, source);
  }
  const faults: ValidationFault[] = [];
  const reading = new Reading(source, faults);
  const instance = reading.object(dto, submitted, [source]);
  if (instance === undefined || faults.length > 0) {
    throw validationFailed(faults);
  }
  if (reading.namesStranger) throw new ApiError('FORBIDDEN', 'The key is for another user');
  return instance;
}

/** One pass over one submitted value; collects faults and goes on. */
class Reading {
  /** A user is named for whom the caller's key is not. */
  namesStranger = false;

  constructor(
    private readonly source: Source,
    private readonly faults: ValidationFault[],
  ) {}

  /** Undefined, and a fault, for what is no object at all. */
  object<T extends object>(dto: DtoClass<T>, submitted: unknown, loc: Loc): T | undefined {
    if (submitted === undefined) return this.nothing(dto, loc);
    if (typeof submitted !== 'object' || submitted === null || Array.isArray(submitted)) {
      this.refuse(loc, 'model_attributes_type', NO_OBJECT);
      return undefined;
    }
    const plan = planOf(dto);
    const instance = new dto();
    for (const [name, field] of plan) {
      const user = field.namesUser && nameableUser(field.namesUser);
      if (Object.hasOwn(submitted, name)) {
        const value = this.field(field, Reflect.get(submitted, name), [...loc, name]);
        Reflect.set(instance, name, value);
        this.namesStranger ||= isStranger(value, user);
      } else if (typeof user === 'number') {
        Reflect.set(instance, name, user);
      } else if (field.isRequired || user === ANY_USER) {
        this.refuse([...loc, name], 'missing', 'Field required');
      }
    }
    for (const name of Object.keys(submitted)) {
      if (!plan.has(name)) {
        this.refuse([...loc, quote(name)], 'extra_forbidden', 'Extra inputs are not permitted');
      }
    }
    return instance;
  }

  /** Nothing at all will do where every field may be left out, and may as well be said as `{}`. */
  private nothing<T extends object>(dto: DtoClass<T>, loc: Loc): T | undefined {
    const mayBeLeftOut = [...planOf(dto).values()].every(({ isRequired }) => !isRequired);
    if (mayBeLeftOut) return this.object(dto, {}, loc);
    this.refuse(loc, 'missing', 'Field required');
    return undefined;
  }

  /** The value as submitted when a rule is broken: it goes no further. */
  private field(field: Field, submitted: unknown, loc: Loc): unknown {
    if (submitted === null && field.isNullable === true) {
      return null;
    }
    if (this.source === 'query' && Array.isArray(submitted)) {
      this.refuse(loc, 'list_type', 'Input should be given only once');
      return submitted;
    }
    const value = field.read === undefined ? submitted : field.read(submitted, this.source);
    const broken = field.checks.find((check) => !check.holds(value));
    if (broken !== undefined) {
      this.refuse(loc, broken.type, broken.msg(value));
      return submitted;
    }
    const { items } = field;
    return items !== undefined && Array.isArray(value)
      ? value.map((item, index) => this.object(items(), item, [...loc, index]))
      : value;
  }

  private refuse(loc: Loc, type: string, msg: string): void {
    this.faults.push({ loc, msg, type });
  }
}

function isStranger(named: unknown, nameable: Caller['user'] | undefined): boolean {
  return typeof nameable === 'number' && named !== nameable;
}
