import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { licencesText, packageFolder, readPackage } from '../../../electron/build/third-party-licences.ts'
import { testFolder } from '../../support/temporary-folder.ts'

test.each([
  ['/w/node_modules/ws/lib/sender.js', '/w/node_modules/ws'],
  ['/w/node_modules/@mui/material/Button/Button.js?v=1', '/w/node_modules/@mui/material'],
  ['/w/node_modules/a/node_modules/b/index.js', '/w/node_modules/a/node_modules/b'],
  ['\0/w/node_modules/react/index.js?commonjs-module', '/w/node_modules/react'],
  ['C:\\w\\node_modules\\zod\\index.js', 'C:/w/node_modules/zod'],
  ['/w/shared/smpp/pdu.ts', undefined],
  ['\0rolldown/runtime.js', undefined],
])('the module %s belongs to %s', (module, folder) => {
  expect(packageFolder(module)).toBe(folder)
})

function packageAt(manifest: object, licence?: string): string {
  const folder = join(testFolder(), 'package')
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  if (licence !== undefined) writeFileSync(join(folder, 'LICENSE.md'), licence)
  return folder
}

test('a package that names no licence stops the build', () => {
  expect(() => readPackage(packageAt({ name: 'mystery', version: '1.0.0' }))).toThrow(
    'mystery is bundled but names no licence.',
  )
})

test('each package stands once, by name, with its own text', () => {
  const b = readPackage(packageAt({ name: 'b', version: '2.0.0', license: 'ISC' }, 'Text of b\n'))
  const a = readPackage(packageAt({ name: 'a', version: '1.0.0', license: 'MIT' }))
  const text = licencesText([b, a, b])
  expect(text.match(/^(a|b) \d.*$/gm)).toEqual(['a 1.0.0 · MIT', 'b 2.0.0 · ISC'])
  expect(text).toContain('Text of b')
})
