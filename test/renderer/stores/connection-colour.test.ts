import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../electron/setup.mjs'
import { colourOfSession } from '../../../renderer/stores/connection-colour.ts'
import { connectionColours } from '../../../shared/contract/connection-values.ts'
import type { Connection } from '../../../shared/contract/connections.ts'
import { newConnection } from '../../../shared/contract/new-connection.ts'

test('a session has the colour of its connection, by its name and that of each bind', () => {
  const connections = [
    { ...newConnection, name: 'ACME', colour: 'red' },
    { ...newConnection, name: 'ACME 2', colour: 'blue' },
    { ...newConnection, name: 'Plain' },
    { ...newConnection, name: 'ACME 5' },
  ] as Connection[]
  const of = (name: string) => colourOfSession(connections, name)
  expect(['ACME', 'ACME TX', 'ACME TX 2', 'ACME 3'].map(of)).toEqual(['red', 'red', 'red', 'red'])
  expect(['ACME 2', 'ACME 2 RX'].map(of)).toEqual(['blue', 'blue'])
  expect(['Plain', 'ACMEX', '', 'ACME 5', 'ACME 5 RX'].map(of)).toEqual(Array(5).fill('none'))
})

/** The custom properties of each block of a style sheet. */
function blocks(file: string): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const css = readFileSync(join(root, 'renderer', file), 'utf8')
  const found = css.matchAll(/^(:root[^{]*?) \{([^}]*)\}/gm)
  return new Map(
    [...found].map(([, selector = '', body = '']) => [
      selector,
      new Map([...body.matchAll(/(--[\w-]+): (#\w{6})/g)].map(([, name = '', value = '']) => [name, value])),
    ]),
  )
}

/** WCAG 2.2: relative luminance. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

test.each([':root', ':root[data-theme="dark"]'])('every mark is AA on every ground of %s', (theme) => {
  const grounds = blocks('app/app.css').get(theme)
  const marks = blocks('parts/colour-mark.css').get(theme)
  expect([...(marks?.keys() ?? [])]).toEqual(connectionColours.slice(1).map((colour) => `--mark-${colour}`))
  for (const [name, mark] of marks ?? []) {
    for (const ground of ['--pane', '--ground', '--hover', '--accent-soft']) {
      expect(contrast(mark, grounds?.get(ground) ?? ''), `${name} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    }
  }
})
