// What the tests need from the system and how to get it: a Chromium-family browser, and Perl's Net::SMPP as an
// independent peer. Installed with apt-get on Debian as root; elsewhere a clear line says what to install.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const browserNames = [
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
  if (found) return found
  if (isDebianRoot() && aptInstall('chromium')) {
    const installed = findBrowser()
    if (installed) return installed
  }
  console.error(
    'The journeys need Chrome, Chromium or Edge: install one (Debian: apt-get install chromium), or set SMPP_WORKBENCH_CHROMIUM to its path.',
  )
  process.exit(1)
}

/** Perl's Net::SMPP for the interop tests; they fail with a clear line where it is missing. */
export function ensureNetSmpp() {
  const present = () => spawnSync('perl', ['-MNet::SMPP', '-e', '1'], { stdio: 'ignore' }).status === 0
  if (present() || (isDebianRoot() && aptInstall('perl', 'libnet-smpp-perl') && present())) return
  console.warn(
    'Net::SMPP is not installed (Debian: apt-get install libnet-smpp-perl): its interop tests will say so.',
  )
}
