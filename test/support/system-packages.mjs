// What the tests need from the system and how to get it: a Chromium-family browser, independent peers (Net::SMPP, Kannel,
// tshark), what packages are made with, and xmllint, which holds reports to their schema. Installed with apt-get on Debian as
// root; elsewhere a clear line says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

// Debian's shell of Chromium for running without a screen: the same engine, a fifth less work for the processors.
const headlessShell = 'chromium-headless-shell'
const browserNames = [
  headlessShell,
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'chrome',
  'msedge',
]
const browserPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable]
    return base
      ? [
          join(base, 'Google/Chrome/Application/chrome.exe'),
          join(base, 'Microsoft/Edge/Application/msedge.exe'),
          join(base, 'Chromium/Application/chrome.exe'),
        ]
      : []
  }),
}

/** The path of an installed Chrome, Chromium or Edge, or undefined. SMPP_WORKBENCH_CHROMIUM names one explicitly. */
export function findBrowser() {
  const named = process.env.SMPP_WORKBENCH_CHROMIUM
  if (named && existsSync(named)) return named
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => browserNames.map((name) => join(folder, name)))
  return [...(browserPlaces[process.platform] ?? []), ...onPath].find((path) => existsSync(path))
}

function isDebianRoot() {
  return process.platform === 'linux' && existsSync('/usr/bin/apt-get') && process.getuid?.() === 0
}

function aptInstall(...packages) {
  console.log(`installing ${packages.join(', ')} with apt-get`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  return (
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env,
    }).status === 0
  )
}

/** Path of a browser for the journeys, installed if it can be; ends the run with a clear line otherwise. */
export function ensureBrowser() {
  const found = findBrowser()
  const isShell = found?.endsWith(headlessShell) || process.env.SMPP_WORKBENCH_CHROMIUM === found
  if (found && (isShell || !isDebianRoot())) return found
  if (isDebianRoot() && (aptInstall(headlessShell) || found || aptInstall('chromium'))) {
    const installed = findBrowser()
    if (installed) return installed
  }
  console.error(
    'The journeys need Chrome, Chromium or Edge: install one (Debian: apt-get install chromium), or set SMPP_WORKBENCH_CHROMIUM to its path.',
  )
  process.exit(1)
}

const peers = [
  {
    name: 'Net::SMPP',
    packages: ['perl', 'libnet-smpp-perl'],
    isPresent: () => runs('perl', '-MNet::SMPP', '-e', '1'),
  },
  {
    name: 'Kannel',
    packages: ['kannel'],
    isPresent: () => existsSync('/usr/sbin/bearerbox') || runs('bearerbox', '--version'),
  },
  { name: 'tshark', packages: ['tshark'], isPresent: () => runs('tshark', '--version') },
  {
    name: '7-Zip, squashfs, NSIS and desktop-file-validate',
    packages: ['7zip', 'squashfs-tools', 'nsis', 'desktop-file-utils'],
    isPresent: () =>
      runs('7zz', 'i') &&
      runs('mksquashfs', '-version') &&
      runs('makensis', '-VERSION') &&
      runs('desktop-file-validate', '--help'),
  },
  { name: 'xmllint', packages: ['libxml2-utils'], isPresent: () => runs('xmllint', '--version') },
]

function runs(command, ...args) {
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0
}

/** The peers and tools of the tests, which fail with a clear line where one is missing. */
export function ensurePeers() {
  const missing = peers.filter((peer) => !peer.isPresent())
  if (missing.length === 0) return
  const packages = missing.flatMap((peer) => peer.packages)
  if (isDebianRoot() && aptInstall(...packages) && missing.every((peer) => peer.isPresent())) return
  const names = missing.map((peer) => peer.name).join(', ')
  console.warn(
    `Not installed: ${names} (Debian: apt-get install ${packages.join(' ')}); the tests that need them will say so.`,
  )
}
