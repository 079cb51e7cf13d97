// `npm start`: on a fresh clone, with Node 20 or later and nothing else, to a running workbench.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild, ensureDependencies, nodePath, root, say } from './setup.mjs'

/** Fetching Electron's binary may take a while on a slow line, and forever behind a proxy that swallows it. */
const fetchLimitMs = 180_000

const given = process.argv.slice(2)
const electronFolder = join(root, 'node_modules', 'electron')

/** Why the desktop window cannot be shown here, or undefined. */
function whyNotDesktop() {
  if (process.env.SMPP_WORKBENCH_HOST === 'web')
    return say('SMPP_WORKBENCH_HOST=web asks for it', 'так велит SMPP_WORKBENCH_HOST=web')
  if (process.platform !== 'linux') return undefined
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return say('this machine has no display', 'у этой машины нет экрана')
  if (process.getuid?.() === 0)
    return say('Electron’s sandbox does not work for root', 'песочница Electron не работает от имени root')
  return undefined
}

function electronBinary() {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : undefined
}

/** The binary is no part of the package: its own installer fetches it. */
function fetchElectron() {
  console.log(say('Fetching Electron (once)…', 'Загружается Electron (один раз)…'))
  spawnSync(nodePath(), [join(electronFolder, 'install.js')], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: fetchLimitMs,
  })
  return electronBinary()
}

function run(command, args) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit' })
  // The terminal sends Ctrl+C to both; the workbench ends first, after it has unbound.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.on('exit', (code) => process.exit(code ?? 1))
}

function serveInBrowser(reason) {
  const hasBrowser = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  console.log(
    say(
      `Starting on a loopback address, for the browser: ${reason}.`,
      `Запуск на loopback, для браузера: ${reason}.`,
    ),
  )
  run(nodePath(), [join(root, 'dist', 'engine', 'serve.js'), ...(hasBrowser ? ['--open'] : []), ...given])
}

try {
  await ensureDependencies()
  await ensureBuild()
  const reason = whyNotDesktop()
  const binary = reason === undefined ? (electronBinary() ?? fetchElectron()) : undefined
  if (binary !== undefined) {
    console.log(
      say('Starting the desktop window: Electron is installed.', 'Запуск в окне: Electron установлен.'),
    )
    run(binary, [root, ...given])
  } else {
    serveInBrowser(reason ?? say('Electron could not be fetched', 'загрузить Electron не удалось'))
  }
} catch (problem) {
  console.error(problem instanceof Error ? problem.message : String(problem))
  process.exit(1)
}
