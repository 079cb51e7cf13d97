import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { nodePath, root } from '../../../electron/setup.mjs'

const run = promisify(execFile)

/** Where Debian puts the tools that the packager otherwise fetches. */
const tools = {
  sevenZip: '/usr/bin/7zz',
  makeSquashfs: '/usr/bin/mksquashfs',
  validateDesktopFile: '/usr/bin/desktop-file-validate',
}

/** What stands in for the AppImage's runtime; the octets before the file system of the application. */
export const appImageRuntime = 'a stand-in for the runtime of an AppImage'

/**
 * Runs electron-builder with a stand-in for Electron's distribution, as its configuration is, but without compression.
 * What it fetches elsewhere is given: Debian's 7-Zip and squashfs; for an AppImage's runtime and for fpm, which makes deb
 * and rpm, stand-ins: the file that should be the package then holds what fpm was asked, an argument a line.
 *
 * @param args `--linux deb --x64`; the targets of the configuration when none is named.
 * @throws with the packager's output when it fails.
 */
export async function packageDesktop(
  folder: string,
  { distribution, args }: { readonly distribution: string; readonly args: readonly string[] },
): Promise<string> {
  const output = join(folder, 'release')
  await run(
    nodePath(),
    [
      join(root, 'node_modules', 'electron-builder', 'cli.js'),
      ...args,
      `-c.electronDist=${distribution}`,
      `-c.directories.output=${output}`,
      '-c.compression=store',
    ],
    {
      cwd: root,
      env: {
        ...process.env,
        ELECTRON_BUILDER_7ZIP_PATH: tools.sevenZip,
        CUSTOM_FPM_PATH: writeFpm(folder),
        APPIMAGE_TOOLS_PATH: writeAppImageTools(folder),
      },
    },
  )
  return output
}

function writeFpm(folder: string): string {
  const file = join(folder, 'fpm')
  const script = [
    '#!/bin/sh',
    'before=',
    'for given in "$@"; do [ "$before" = --package ] && made=$given; before=$given; done',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of the shell.
    'printf "%s\\n" "$@" > "${made}"',
  ]
  writeFileSync(file, `${script.join('\n')}\n`)
  chmodSync(file, 0o755)
  return file
}

function writeAppImageTools(folder: string): string {
  const place = join(folder, 'appimage')
  const host = join(place, 'linux-x64')
  mkdirSync(host, { recursive: true })
  symlinkSync(tools.makeSquashfs, join(host, 'mksquashfs'))
  symlinkSync(tools.validateDesktopFile, join(host, 'desktop-file-validate'))
  mkdirSync(join(place, 'lib', 'x64'), { recursive: true })
  for (const arch of ['x64', 'arm64']) writeFileSync(join(place, `runtime-${arch}`), appImageRuntime)
  return place
}
