import { z } from 'zod'
import type { Words } from '../words/words.ts'
import { boundsOf, type NumberBounds } from './number-bounds.ts'
import { milliseconds, type SettingWords, wordsOf } from './setting-words.ts'

/** How a value is edited, as its schema says. */
export type SettingField =
  | { readonly kind: 'number'; readonly bounds: NumberBounds; readonly unit: Words | null }
  | { readonly kind: 'text' }
  | { readonly kind: 'filter' }
  /** A list of texts, or of numbers. */
  | { readonly kind: 'words' }
  | { readonly kind: 'numbers' }
  /** It is there or not. */
  | { readonly kind: 'flag' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  | { readonly kind: 'choices'; readonly options: readonly string[] }
  | { readonly kind: 'status' }
  | { readonly kind: 'group'; readonly settings: readonly Setting[] }
  | { readonly kind: 'list'; readonly item: SettingField }
  /** One of several groups, told apart by the value of `key`. */
  | { readonly kind: 'variants'; readonly key: string; readonly variants: readonly Variant[] }

/** A value inside a group. */
export interface Setting {
  readonly key: string
  readonly title: Words
  readonly isOptional: boolean
  readonly field: SettingField
  /** What it begins as. */
  readonly initial: unknown
}

/** One of the groups that a value may be. */
export interface Variant {
  readonly value: string
  readonly title: Words
  readonly settings: readonly Setting[]
}

/** What is inside defaults, options and what is done before reading; with the words on the way and the default. */
interface Unwrapped {
  readonly schema: z.ZodType
  readonly words: SettingWords | null
  readonly isOptional: boolean
  readonly initial: unknown
}

function unwrapped(schema: z.ZodType): Unwrapped {
  const words = wordsOf(schema)
  const inner = innerOf(schema)
  if (inner === null) return { schema, words, isOptional: false, initial: undefined }
  const found = unwrapped(inner)
  return {
    schema: found.schema,
    words: words ?? found.words,
    isOptional: schema instanceof z.ZodOptional || found.isOptional,
    initial: schema instanceof z.ZodDefault ? schema.def.defaultValue : found.initial,
  }
}

function innerOf(schema: z.ZodType): z.ZodType | null {
  // What zod says of its inner schemas is their core, which every schema of ours is more than.
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return schema.def.innerType as z.ZodType
  }
  return schema instanceof z.ZodPipe ? (schema.def.out as z.ZodType) : null
}

/** How values of this schema are edited. Throws for a schema that no editor is made for: a test asks all of them. */
export function settingField(schema: z.ZodType): SettingField {
  const { schema: inner, words } = unwrapped(schema)
  if (words?.editor) return { kind: words.editor }
  if (inner instanceof z.ZodNumber)
    return { kind: 'number', bounds: boundsOf(inner), unit: words?.unit ?? null }
  if (inner instanceof z.ZodString) return { kind: 'text' }
  if (inner instanceof z.ZodBoolean) return { kind: 'switch' }
  if (inner instanceof z.ZodLiteral) return { kind: 'flag' }
  if (inner instanceof z.ZodEnum) return { kind: 'choice', options: inner.options.map(String) }
  if (inner instanceof z.ZodObject) return { kind: 'group', settings: settingsOf(inner) }
  if (inner instanceof z.ZodDiscriminatedUnion) return variantsOf(inner)
  if (inner instanceof z.ZodArray) return listOf(inner.element as z.ZodType)
  throw new Error(`No editor for a schema of the type ${inner.def.type}`)
}

function listOf(element: z.ZodType): SettingField {
  const item = settingField(element)
  if (item.kind === 'text') return { kind: 'words' }
  if (item.kind === 'number') return { kind: 'numbers' }
  return item.kind === 'choice' ? { kind: 'choices', options: item.options } : { kind: 'list', item }
}

function settingsOf(schema: z.ZodObject, without = ''): Setting[] {
  const entries = Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>)
  return entries
    .filter(([key]) => key !== without)
    .map(([key, value]) => {
      const { words, isOptional, initial } = unwrapped(value)
      const field = settingField(value)
      const title = words?.title ?? { en: key, ru: key }
      return { key, title, isOptional, field, initial: initial ?? initialOf(field) }
    })
}

function variantsOf(union: z.ZodDiscriminatedUnion): Extract<SettingField, { kind: 'variants' }> {
  const key = union.def.discriminator
  const variants = union.options.map((option): Variant => {
    const variant = unwrapped(option as z.ZodType).schema
    if (!(variant instanceof z.ZodObject)) throw new Error('A variant is no object')
    const literal = variant.shape[key] as z.ZodType
    const value = literal instanceof z.ZodLiteral ? String(literal.value) : ''
    const title = wordsOf(literal)?.title ?? { en: value, ru: value }
    return { value, title, settings: settingsOf(variant, key) }
  })
  return { kind: 'variants', key, variants }
}

/** A value that fits the field, where its schema asks for no more. */
export function initialOf(field: SettingField): unknown {
  switch (field.kind) {
    case 'number':
      return initialNumber(field)
    case 'text':
    case 'filter':
      return ''
    case 'words':
    case 'numbers':
      return []
    case 'flag':
    case 'switch':
      return true
    case 'choice':
      return field.options[0] ?? ''
    case 'choices':
      return field.options.slice(0, 1)
    case 'status':
      return 'ESME_RSYSERR'
    case 'group':
      return initialGroup(field.settings)
    case 'list':
      return [initialOf(field.item)]
    case 'variants': {
      const [first] = field.variants
      return first === undefined ? {} : initialVariant(field.key, first)
    }
  }
}

/** Half a second, a tenth of all, or one: something that can be seen to act. */
function initialNumber({ bounds, unit }: Extract<SettingField, { kind: 'number' }>): number {
  const usual = unit === milliseconds ? 500 : bounds.max <= 1 && !bounds.isWhole ? 0.1 : 1
  return Math.min(bounds.max, Math.max(bounds.min, usual))
}

/** What a group begins as: everything in it that is not optional. */
export function initialGroup(settings: readonly Setting[]): Record<string, unknown> {
  const own = settings.filter(({ isOptional }) => !isOptional)
  return Object.fromEntries(own.map(({ key, initial }) => [key, initial]))
}

export function initialVariant(key: string, { value, settings }: Variant): Record<string, unknown> {
  return { [key]: value, ...initialGroup(settings) }
}
