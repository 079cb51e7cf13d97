import { expect, test } from 'vitest'
import { foreignPieces } from '../../../renderer/parts/foreign-pieces.ts'

const unseenOf = (text: string) => foreignPieces(text).flatMap(({ unseen }) => unseen ?? [])

test('names what nobody would see, and loses nothing of the text', () => {
  const text = 'pay to \u202e54321 GB\u202c now\u200b'
  expect(foreignPieces(text)).toEqual([
    { text: 'pay to ', unseen: null },
    { text: '\u202e', unseen: 'U+202E RIGHT-TO-LEFT OVERRIDE' },
    { text: '54321 GB', unseen: null },
    { text: '\u202c', unseen: 'U+202C POP DIRECTIONAL FORMATTING' },
    { text: ' now', unseen: null },
    { text: '\u200b', unseen: 'U+200B ZERO WIDTH SPACE' },
  ])
})

test.each([
  ...'\u0000\u001b\u007f\u0085\u00ad\u061c\u200b\u200e\u200f\u2028\u202a\u2060\u2066\u3164\ufeff\u{e0041}',
])('shows %j', (character) => {
  const pieces = foreignPieces(`a${character}b`)
  expect(pieces.map(({ text }) => text)).toEqual(['a', character, 'b'])
  expect(unseenOf(`a${character}b`)).toHaveLength(1)
})

test('leaves alone what belongs to a script, an emoji or a line end', () => {
  for (const text of [
    '',
    'two\nlines\r\nand a\ttab',
    '👨‍👩‍👧',
    '🏴\u{e0067}\u{e0062}\u{e007f}',
    'می‌خواهم',
    'क्‍ष',
    '☎️',
  ]) {
    expect(unseenOf(text), text).toEqual([])
  }
  expect(unseenOf('pay\u200cpal\u200d.example, a lone \r')).toHaveLength(3)
})
