import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { onSomeScreen, readWindowState, writeWindowState } from '../../../electron/desktop/window-state.ts'
import { testFolder } from '../../support/temporary-folder.ts'

const state = { x: 100, y: 50, width: 1200, height: 800, maximized: false }
const screens = [{ x: 0, y: 0, width: 1920, height: 1080 }]

test('reads back what it wrote', () => {
  const file = join(testFolder(), 'deep', 'window.json')
  const problems: unknown[] = []
  writeWindowState(file, state, (problem) => problems.push(problem))
  expect(readWindowState(file)).toEqual(state)
  expect(problems).toEqual([])
})

test.each([
  ['no JSON', '{'],
  ['another shape', '{"x":1}'],
  ['a window too small to use', JSON.stringify({ ...state, width: 1 })],
])('a file with %s is no memory', (_name, content) => {
  const file = join(testFolder(), 'window.json')
  writeFileSync(file, content)
  expect(readWindowState(file)).toBeUndefined()
})

test('a missing file is no memory', () => {
  expect(readWindowState(join(testFolder(), 'none.json'))).toBeUndefined()
})

test('a folder that cannot be written is reported, not thrown', () => {
  const file = join(testFolder(), 'file')
  writeFileSync(file, '')
  const problems: unknown[] = []
  writeWindowState(join(file, 'window.json'), state, (problem) => problems.push(problem))
  expect(problems).toHaveLength(1)
})

test('a window on a monitor that was unplugged is not put back there', () => {
  expect(onSomeScreen(state, screens)).toEqual(state)
  expect(onSomeScreen({ ...state, x: 2500 }, screens)).toBeUndefined()
  expect(onSomeScreen({ ...state, x: -1150 }, screens)).toBeUndefined()
  expect(onSomeScreen({ ...state, y: -200 }, screens)).toBeUndefined()
  expect(onSomeScreen({ ...state, y: 1060 }, screens)).toBeUndefined()
  expect(onSomeScreen(state, [])).toBeUndefined()
})

test('leaves what a later release wrote as it is', () => {
  const file = join(testFolder(), 'window.json')
  const later = JSON.stringify({ version: 2, ...state, zoom: 1.5 })
  writeFileSync(file, later)
  writeWindowState(file, { ...state, x: 7 }, (problem) => {
    throw problem
  })
  expect(readFileSync(file, 'utf8')).toBe(later)
  expect(readWindowState(file)).toEqual(state)
})
