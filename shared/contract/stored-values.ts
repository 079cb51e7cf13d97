import type { z } from 'zod'

export interface StoredValues<T> {
  readonly values: T
  /** Keys whose stored value could not be read; they have their defaults. */
  readonly unreadable: readonly string[]
}

/**
 * The values of an object that some release stored, key by key: a key that the release did not have, or whose value
 * does not read, has its default. null when `stored` is no object, or what can be read does not fit together.
 */
export function readStoredValues<S extends z.ZodType>(
  schema: S,
  stored: unknown,
  defaults: Readonly<Partial<Record<string, unknown>>>,
): StoredValues<z.output<S>> | null {
  if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return null
  const whole = schema.safeParse({ ...defaults, ...stored })
  if (whole.success) return { values: whole.data, unreadable: [] }
  const unreadable = [...new Set(whole.error.issues.map(({ path }) => String(path[0])))]
  const readable = Object.entries(stored).filter(([key]) => !unreadable.includes(key))
  const rest = schema.safeParse({ ...defaults, ...Object.fromEntries(readable) })
  return rest.success ? { values: rest.data, unreadable } : null
}
