import 'reflect-metadata';
import type { NamedUser } from '../access/named-user.js';
import type { Source } from './source.js';

/** A class whose instances are validated input; property initialisers are the defaults, a field without one is required. */
export type DtoClass<T extends object = object> = new () => T;

/** What a field needs beyond its rules. */
export interface FieldTraits {
  /** Turns what was submitted into the value that the rules judge and the DTO holds. */
  readonly read?: (submitted: unknown, source: Source) => unknown;
  /** null is allowed, besides what the rules allow. */
  readonly isNullable?: boolean;
  /** It may be left out, though it has no default. */
  readonly isOptional?: boolean;
  /** It says whose things are meant. */
  readonly namesUser?: NamedUser;
  /** The class of a list's items. */
  readonly items?: () => DtoClass;
}

const TRAITS = Symbol('field traits');

/** Declares traits of a field; several decorators of one field add up. */
export function Traits(traits: FieldTraits): PropertyDecorator {
  return (target, field) => {
    Reflect.defineMetadata(TRAITS, { ...traitsOf(target, field), ...traits }, target, field);
  };
}

/** The traits of a field, inherited ones included. */
export function traitsOf(prototype: object, field: string | symbol): FieldTraits {
  // Written by Traits alone, under a symbol of this file.
  return (Reflect.getMetadata(TRAITS, prototype, field) as FieldTraits | undefined) ?? {};
}
