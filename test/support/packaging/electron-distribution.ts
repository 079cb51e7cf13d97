import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What @electron/fuses looks for in a binary: this mark, the wire's version, its length, a digit for each fuse. */
const fuseMark = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

const fuses = Buffer.concat([Buffer.from(fuseMark), Buffer.from([1, 8]), Buffer.from('10110011')])

/** Three locales, one of which the product does not ship. */
const locales = ['en-US', 'ru', 'de']

/**
 * The files that the packager takes from Electron's own distribution, empty but for the fuses of the binary, so that
 * packaging can be proved where the binary cannot be fetched.
 */
export function writeElectronDistribution(folder: string, version: string): void {
  writeCommonFiles(folder, version)
  writeChromiumFiles(folder)
  writeFileSync(join(folder, 'electron'), fuses, { mode: 0o755 })
}

/** The same for Windows: a program that Debian's makensis makes, with the version resources that the packager rewrites. */
export function writeWindowsDistribution(folder: string, version: string): void {
  writeCommonFiles(folder, version)
  writeChromiumFiles(folder)
  const script = join(folder, 'program.nsi')
  const program = join(folder, 'electron.exe')
  const keys = {
    ProductName: 'Electron',
    FileDescription: 'Electron',
    FileVersion: version,
    LegalCopyright: '',
  }
  writeFileSync(
    script,
    [
      'Unicode true',
      `OutFile "${program}"`,
      `VIProductVersion "${version}.0"`,
      ...Object.entries(keys).map(([key, value]) => `VIAddVersionKey "${key}" "${value}"`),
      'Section',
      'SectionEnd',
    ].join('\n'),
  )
  execFileSync('makensis', ['-V1', script], { stdio: 'pipe' })
  rmSync(script)
  writeFileSync(program, Buffer.concat([readFileSync(program), fuses]))
}

/** The same for macOS: the application with its framework and its four helpers. */
export function writeMacDistribution(folder: string, version: string): void {
  writeCommonFiles(folder, version)
  const contents = join(folder, 'Electron.app', 'Contents')
  const framework = join(contents, 'Frameworks', 'Electron Framework.framework')
  const resources = join(framework, 'Versions', 'A', 'Resources')
  for (const locale of ['en', 'ru', 'de']) {
    for (const place of [resources, join(contents, 'Resources')]) {
      mkdirSync(join(place, `${locale}.lproj`), { recursive: true })
      writeFileSync(join(place, `${locale}.lproj`, 'locale.pak'), '')
    }
  }
  writeFileSync(join(framework, 'Versions', 'A', 'Electron Framework'), fuses)
  symlinkSync('A', join(framework, 'Versions', 'Current'))
  symlinkSync('Versions/Current/Electron Framework', join(framework, 'Electron Framework'))
  writeMacProgram(contents, 'Electron')
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const name = `Electron Helper${kind}`
    writeMacProgram(join(contents, 'Frameworks', `${name}.app`, 'Contents'), name)
  }
}

function writeCommonFiles(folder: string, version: string): void {
  mkdirSync(folder, { recursive: true })
  for (const file of ['LICENSE', 'LICENSES.chromium.html']) writeFileSync(join(folder, file), file)
  writeFileSync(join(folder, 'version'), version)
}

function writeChromiumFiles(folder: string): void {
  mkdirSync(join(folder, 'resources'))
  mkdirSync(join(folder, 'locales'))
  for (const locale of locales) writeFileSync(join(folder, 'locales', `${locale}.pak`), '')
}

function writeMacProgram(contents: string, name: string): void {
  mkdirSync(join(contents, 'MacOS'), { recursive: true })
  writeFileSync(join(contents, 'MacOS', name), '', { mode: 0o755 })
  const values = { CFBundleExecutable: name, CFBundleIdentifier: 'com.github.Electron', CFBundleName: name }
  const rows = Object.entries(values).map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
  writeFileSync(
    join(contents, 'Info.plist'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<plist version="1.0"><dict>${rows.join('')}</dict></plist>\n`,
  )
}
