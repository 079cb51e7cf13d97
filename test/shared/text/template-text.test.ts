import { expect, test } from 'vitest'
import { fillVariables, hasVariables, variablesIn } from '../../../shared/text/template-text.ts'

const valuesOf =
  (values: Readonly<Record<string, string>>) =>
  (name: string): string | undefined =>
    Object.hasOwn(values, name) ? values[name] : undefined

test('finds each variable once, in whatever alphabet and letter case', () => {
  expect(variablesIn('Hi {{Name}}, code {{ code }} for {{ name }}', '{{номер}} {{first name}}')).toEqual([
    'Name',
    'code',
    'номер',
    'first name',
  ])
  expect(variablesIn('{name} {{}} {{ }} {{a{{b}}')).toEqual(['b'])
})

test('takes the heading of a column for a name, whatever signs it has', () => {
  expect(variablesIn('{{order#}} {{ сумма, ₽ }} {{a|b}} {{#}}')).toEqual(['order#', 'сумма, ₽', 'a|b', '#'])
  expect(hasVariables('Order {{order#}} is ready')).toBe(true)
})

test('fills what has a value, and tells and leaves the rest', () => {
  const values = valuesOf({ name: 'Ada', code: '$&{{name}} $1', empty: '' })
  expect(fillVariables('Hi {{name}}{{empty}}, {{ code }}, {{later}}', values)).toEqual({
    text: 'Hi Ada, $&{{name}} $1, {{later}}',
    missing: ['later'],
  })
  expect(fillVariables('{{toString}}', valuesOf({})).text).toBe('{{toString}}')
})

test('reads a long text with a brace that is not closed in no time to speak of', () => {
  expect(variablesIn(`{{a${' b '.repeat(50_000)}`)).toEqual([])
  expect(variablesIn('{{a '.repeat(50_000))).toEqual([])
})
