import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What @electron/fuses looks for in a binary: this mark, the wire's version, its length, a digit for each fuse. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/**
 * The files that the packager takes from Electron's own distribution for Linux, empty but for the binary's fuses, so
 * that packaging can be proved where the binary cannot be fetched.
 */
export function writeElectronDistribution(folder: string, version: string): void {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'))
  for (const locale of ['en-US', 'ru', 'de']) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, file), file)
  writeFileSync(join(folder, 'version'), version)
  const fuses = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, 8]), Buffer.from('10110011')])
  writeFileSync(join(folder, 'electron'), fuses, { mode: 0o755 })
}
