import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder as the build leaves it, with a file beside it that must never be served. */
export function pageFolder(): string {
  const base = mkdtempSync(join(tmpdir(), 'workbench-page-'))
  const folder = join(base, 'renderer')
  mkdirSync(join(folder, 'assets'), { recursive: true })
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><meta name="csp-nonce" nonce="%CSP_NONCE%"><title>SMPP Workbench</title>',
  )
  writeFileSync(join(folder, 'assets', 'main-abc123.js'), 'export {}')
  writeFileSync(join(base, 'secret.txt'), 'the operator alone may read this')
  return folder
}
