import { expect, test } from 'vitest'
import { fillVariables, variablesIn } from '../../../shared/text/template-text.ts'

test('finds each variable once, in whatever alphabet', () => {
  expect(variablesIn('Hi {{name}}, code {{ code }} for {{name}}', '{{номер}} {{first name}}')).toEqual([
    'name',
    'code',
    'номер',
    'first name',
  ])
  expect(variablesIn('{name} {{}} {{ }} {{a{{b}}')).toEqual(['b'])
})

test('fills what has a value and leaves the rest', () => {
  expect(fillVariables('Hi {{name}}, {{ code }}, {{later}}', { name: 'Ada', code: '$&{{name}}' })).toBe(
    'Hi Ada, $&{{name}}, {{later}}',
  )
  expect(fillVariables('{{toString}}', {})).toBe('{{toString}}')
})
