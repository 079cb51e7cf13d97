import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import packageJson from '../../package.json' with { type: 'json' }
import { builtFile } from '../support/built.ts'
import {
  writeElectronDistribution,
  writeMacDistribution,
  writeWindowsDistribution,
} from '../support/packaging/electron-distribution.ts'
import { appImageRuntime, packageDesktop } from '../support/packaging/package-desktop.ts'

const { version } = packageJson
const electron = packageJson.devDependencies.electron
const name = `smpp-workbench-desktop-${version}`

let folder: string
beforeAll(() => {
  builtFile('engine', 'main.js')
  folder = mkdtempSync(join(tmpdir(), 'workbench-desktop-packages-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))

/** Names of a zip or a tar.gz, folders left out. */
function namesIn(file: string): string[] {
  if (file.endsWith('.tar.gz')) {
    const listed = execFileSync('tar', ['-tzf', file], { encoding: 'utf8' })
    return listed.split('\n').filter((line) => line !== '' && !line.endsWith('/'))
  }
  const listed = execFileSync('7zz', ['l', '-slt', '-ba', file], { encoding: 'utf8' })
  return listed
    .split('\n\n')
    .filter((entry) => entry.includes('Folder = -'))
    .map((entry) => /^Path = (.*)$/m.exec(entry)?.[1] ?? '')
}

describe('Linux, as configured', () => {
  let output: string
  beforeAll(async () => {
    const place = join(folder, 'linux')
    const distribution = join(place, 'electron')
    writeElectronDistribution(distribution, electron)
    output = await packageDesktop(place, { distribution, args: ['--linux'] })
  }, 180_000)

  test('an AppImage, a deb, an rpm and a tar.gz for each of two architectures', () => {
    expect(
      readdirSync(output)
        .filter((file) => file.startsWith(name))
        .sort(),
    ).toEqual(
      [
        `${name}-linux-aarch64.rpm`,
        `${name}-linux-amd64.deb`,
        `${name}-linux-arm64.AppImage`,
        `${name}-linux-arm64.deb`,
        `${name}-linux-arm64.tar.gz`,
        `${name}-linux-x64.tar.gz`,
        `${name}-linux-x86_64.AppImage`,
        `${name}-linux-x86_64.rpm`,
      ].sort(),
    )
  })

  test.each(['x64', 'arm64'])(
    'the tar.gz for %s holds the program, its licences and the application',
    (arch) => {
      const names = namesIn(join(output, `${name}-linux-${arch}.tar.gz`))
      const inside = (file: string) => `${name}-linux-${arch}/${file}`
      const wanted = [
        'smpp-workbench-desktop',
        'LICENSES.third-party.txt',
        'LICENSES.chromium.html',
        'resources/app.asar',
      ]
      for (const file of wanted) expect(names).toContain(inside(file))
      expect(names).not.toContain(inside('locales/de.pak'))
    },
  )

  test('the AppImage starts the program and shows itself in the menu', () => {
    const file = join(output, `${name}-linux-x86_64.AppImage`)
    expect(readFileSync(file).subarray(0, appImageRuntime.length).toString()).toBe(appImageRuntime)
    const unpacked = join(folder, 'appimage-contents')
    execFileSync('unsquashfs', ['-q', '-n', '-d', unpacked, '-o', `${appImageRuntime.length}`, file], {
      stdio: 'pipe',
    })
    const names = readdirSync(unpacked)
    expect(names).toEqual(
      expect.arrayContaining([
        'AppRun',
        'smpp-workbench-desktop',
        'smpp-workbench-desktop.desktop',
        'resources',
      ]),
    )
    const entry = readFileSync(join(unpacked, 'smpp-workbench-desktop.desktop'), 'utf8')
    expect(entry).toMatch(/^Name=SMPP Workbench$/m)
    expect(entry).toMatch(/^Categories=Development;$/m)
    // No types of files are taken from the programs they belong to.
    expect(entry).not.toMatch(/^MimeType=/m)
  })

  test.each([
    ['deb', 'amd64.deb', 'libnss3'],
    ['deb', 'arm64.deb', 'libnss3'],
    ['rpm', 'x86_64.rpm', 'nss'],
    ['rpm', 'aarch64.rpm', 'nss'],
  ])('what is asked of the maker of a %s: %s', (kind, ending, needed) => {
    const asked = readFileSync(join(output, `${name}-linux-${ending}`), 'utf8').split('\n')
    const given = (option: string) => asked[asked.indexOf(option) + 1]
    expect(given('-t')).toBe(kind)
    // Another name than that of the headless package, whose command has its own: both may be installed.
    expect(given('--name')).toBe('smpp-workbench-desktop')
    expect(given('--version')).toBe(version)
    expect(given('--license')).toBe('MIT')
    expect(given('--url')).toBe(packageJson.homepage)
    expect(asked).toContain(needed)
    expect(
      asked.some((line) => line.endsWith('=/usr/share/applications/smpp-workbench-desktop.desktop')),
    ).toBe(true)
    expect(asked.some((line) => line.endsWith('/512x512/apps/smpp-workbench-desktop.png'))).toBe(true)
  })
})

describe('Windows', () => {
  test('a zip with the program under its own name', async () => {
    const place = join(folder, 'windows')
    const distribution = join(place, 'electron')
    writeWindowsDistribution(distribution, electron)
    const output = await packageDesktop(place, { distribution, args: ['--win', 'zip', '--x64'] })
    const names = namesIn(join(output, `${name}-win-x64.zip`))
    expect(names).toEqual(
      expect.arrayContaining(['SMPP Workbench.exe', 'resources/app.asar', 'LICENSES.third-party.txt']),
    )
    expect(names).not.toContain('locales/de.pak')
  })

  test.each(['installer', 'uninstaller'])('the page about an icon on the desktop compiles: %s', (which) => {
    const frame = join(import.meta.dirname, '..', 'support', 'packaging', 'installer-frame.nsi')
    const included = join(
      import.meta.dirname,
      '..',
      '..',
      'electron',
      'desktop',
      'installer',
      'desktop-icon.nsh',
    )
    execFileSync('makensis', [
      ...['-V2', '-WX', `-DOUT_FILE=${join(folder, `${which}.exe`)}`, `-DINCLUDED=${included}`],
      ...(which === 'uninstaller' ? ['-DBUILD_UNINSTALLER'] : []),
      frame,
    ])
    expect(
      readFileSync(join(folder, `${which}.exe`))
        .subarray(0, 2)
        .toString(),
    ).toBe('MZ')
  })
})

describe('macOS', () => {
  test('a zip with the application, its helpers and the licences', async () => {
    const place = join(folder, 'mac')
    const distribution = join(place, 'electron')
    writeMacDistribution(distribution, electron)
    const output = await packageDesktop(place, { distribution, args: ['--mac', 'zip', '--arm64'] })
    const names = namesIn(join(output, `${name}-mac-arm64.zip`))
    const contents = 'SMPP Workbench.app/Contents'
    for (const file of [
      'MacOS/SMPP Workbench',
      'Resources/app.asar',
      'LICENSES.third-party.txt',
      'Frameworks/SMPP Workbench Helper (Renderer).app/Contents/Info.plist',
    ]) {
      expect(names).toContain(`${contents}/${file}`)
    }
    expect(names.filter((file) => file.includes('de.lproj'))).toEqual([])
  })
})
