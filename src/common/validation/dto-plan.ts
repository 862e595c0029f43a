import { getMetadataStorage, ValidationTypes, type MetadataStorage } from 'class-validator';
import { traitsOf, type DtoClass, type FieldTraits } from './field-traits.js';

/** One rule, ready to be applied. */
export interface Check {
  readonly type: string;
  readonly holds: (value: unknown) => boolean;
  readonly msg: (value: unknown) => string;
}

/** A field of a DTO with all that decides whether a value may enter it. */
export interface Field extends FieldTraits {
  readonly isRequired: boolean;
  readonly checks: readonly Check[];
}

type ConstraintMetadata = ReturnType<MetadataStorage['getTargetValidatorConstraints']>[number];

/** A DTO's fields by name, in the order of their declaration. */
export type DtoPlan = ReadonlyMap<string, Field>;

const plans = new WeakMap<DtoClass, DtoPlan>();

/**
 * What the decorators say of a class, worked out once: class-validator itself collects it anew for each object (20 µs), and
 * replaces $value and the like in messages, those that quote a client included.
 *
 * @throws Error for class-validator's kinds of decorators that are not rules of a value (ValidateIf, IsDefined, Allow…)
 */
export function planOf(dto: DtoClass): DtoPlan {
  let plan = plans.get(dto);
  if (plan === undefined) {
    plan = compile(dto);
    plans.set(dto, plan);
  }
  return plan;
}

function compile(dto: DtoClass): DtoPlan {
  const storage = getMetadataStorage();
  const defaults = new dto();
  const plan = new Map<string, Field & { readonly checks: Check[] }>();
  for (const rule of storage.getTargetValidationMetadatas(dto, '', false, false)) {
    const name = rule.propertyName;
    if (rule.type !== ValidationTypes.CUSTOM_VALIDATION) {
      throw new Error(`${dto.name}.${name}: ${rule.type} is no rule of a value`);
    }
    const traits = traitsOf(defaults, name);
    const field = plan.get(name) ?? {
      ...traits,
      isRequired: !traits.isOptional && Reflect.get(defaults, name) === undefined,
      checks: [],
    };
    const constraints = storage.getTargetValidatorConstraints(rule.constraintCls);
    field.checks.push(...constraints.map((constraint) => checkOf(constraint, name)));
    plan.set(name, field);
  }
  return plan;
}

function checkOf({ name, instance }: ConstraintMetadata, field: string): Check {
  const context = { property: field, constraints: [], object: {}, targetName: '' };
  return {
    type: name,
    holds: (value) => instance.validate(value) === true,
    msg: (value) => instance.defaultMessage?.({ ...context, value }) ?? name,
  };
}
