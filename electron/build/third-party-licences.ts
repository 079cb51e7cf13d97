import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

interface BundledPackage {
  readonly name: string
  readonly version: string
  readonly licence: string
  readonly text: string
}

/** Notes which packages the build takes code, styles or fonts from, in every environment it is shared by. */
export function thirdPartyLicences(): { plugin: Plugin; text(): string } {
  const folders = new Set<string>()
  return {
    plugin: {
      name: 'third-party-licences',
      sharedDuringBuild: true,
      moduleParsed({ id }) {
        const folder = packageFolder(id)
        if (folder !== undefined) folders.add(folder)
      },
    },
    text: () => licencesText([...folders].map(readPackage)),
  }
}

/** The package a module belongs to: the folder right under the innermost node_modules. */
export function packageFolder(moduleId: string): string | undefined {
  const path = moduleId
    .replace(/^\0/, '')
    .replace(/[?#].*$/, '')
    .replaceAll('\\', '/')
  return /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]
}

/** Throws on a package that gives no licence text: it may not be shipped unseen. */
export function readPackage(folder: string): BundledPackage {
  const manifest: { name: string; version: string; license?: string } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  )
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name))
  if (file === undefined && manifest.license === undefined) {
    throw new Error(`${manifest.name} is bundled but names no licence.`)
  }
  return {
    name: manifest.name,
    version: manifest.version,
    licence: manifest.license ?? 'see text',
    text: file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim(),
  }
}

export function licencesText(packages: readonly BundledPackage[]): string {
  const unique = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]))
  const sections = [...unique.values()]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((one) => `${'-'.repeat(78)}\n${one.name} ${one.version} · ${one.licence}\n\n${one.text}\n`)
  return `SMPP Workbench contains the following software of others.\n\n${sections.join('\n')}`
}
