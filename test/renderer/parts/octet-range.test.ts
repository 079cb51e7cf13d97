import { describe, expect, test } from 'vitest'
import { asciiOf, innermostAt, lineCount, moveCaret } from '../../../renderer/parts/octet-range.ts'

describe('the caret of the octets', () => {
  const octets = 40
  test('walks octet by octet and stops at both ends', () => {
    expect(moveCaret(0, 'ArrowLeft', octets, 10)).toBe(0)
    expect(moveCaret(15, 'ArrowRight', octets, 10)).toBe(16)
    expect(moveCaret(39, 'ArrowRight', octets, 10)).toBe(39)
  })
  test('keeps its column going up and down, and stays where there is no line', () => {
    expect(moveCaret(20, 'ArrowUp', octets, 10)).toBe(4)
    expect(moveCaret(4, 'ArrowUp', octets, 10)).toBe(4)
    expect(moveCaret(20, 'ArrowDown', octets, 10)).toBe(36)
    expect(moveCaret(30, 'ArrowDown', octets, 10)).toBe(30)
  })
  test('goes to the ends of its line', () => {
    expect(moveCaret(20, 'Home', octets, 10)).toBe(16)
    expect(moveCaret(20, 'End', octets, 10)).toBe(31)
    expect(moveCaret(34, 'End', octets, 10)).toBe(39)
  })
  test('turns pages and leaves other keys to others', () => {
    expect(moveCaret(35, 'PageUp', octets, 2)).toBe(3)
    expect(moveCaret(3, 'PageDown', octets, 2)).toBe(35)
    expect(moveCaret(3, 'a', octets, 2)).toBeNull()
  })
})

test('an empty PDU still has a line', () => {
  expect(lineCount(0)).toBe(1)
  expect(lineCount(16)).toBe(1)
  expect(lineCount(17)).toBe(2)
})

test('an octet belongs to the innermost range that holds it', () => {
  const outer = { start: 0, end: 16 }
  const inner = { start: 4, end: 8 }
  expect(innermostAt([outer, inner], 5)).toBe(inner)
  expect(innermostAt([outer, inner], 8)).toBe(outer)
  expect(innermostAt([outer, inner], 16)).toBeNull()
})

test('control characters and octets above ASCII are dots', () => {
  expect([0x00, 0x1f, 0x20, 0x41, 0x7e, 0x7f, 0xff].map(asciiOf).join('')).toBe('·· A~··')
})
