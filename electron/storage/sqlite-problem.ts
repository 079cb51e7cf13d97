/** Meaning of SQLite result codes for the store; sqlite.org/rescode.html, extended codes cut to 8 bits. */
const problems: Readonly<Record<number, { kind: 'busy' | 'damage' | 'folder' | 'other'; reason: string }>> = {
  1: { kind: 'other', reason: 'the-store-does-not-fit-this-version' },
  5: { kind: 'busy', reason: 'another-program-holds-the-store' },
  6: { kind: 'busy', reason: 'another-program-holds-the-store' },
  8: { kind: 'folder', reason: 'the-data-folder-is-read-only' },
  10: { kind: 'folder', reason: 'the-disk-reports-a-read-or-write-error' },
  11: { kind: 'damage', reason: 'the-store-is-damaged' },
  13: { kind: 'folder', reason: 'the-disk-is-full' },
  14: { kind: 'folder', reason: 'the-data-folder-cannot-be-opened' },
  23: { kind: 'folder', reason: 'the-data-folder-may-not-be-used' },
  26: { kind: 'damage', reason: 'the-store-is-damaged' },
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'the-data-folder-may-not-be-written',
  EPERM: 'the-data-folder-may-not-be-written',
  EROFS: 'the-data-folder-is-read-only',
  ENOSPC: 'the-disk-is-full',
  ENOTDIR: 'the-data-folder-is-not-a-folder',
  EEXIST: 'the-data-folder-is-not-a-folder',
  ENOENT: 'the-data-folder-cannot-be-created',
}

/** A file that SQLite opens and whose pages do not fit together. */
export class DamagedFile extends Error {
  readonly errcode = 11
}

function resultCode(error: unknown): number | null {
  if (error instanceof Error && 'errcode' in error && typeof error.errcode === 'number')
    return error.errcode & 0xff
  return null
}

/** 'busy', 'damage' or 'folder' for a failure of the machine; 'other' for what is our own or not SQLite's at all. */
export function sqliteCode(error: unknown): 'busy' | 'damage' | 'folder' | 'other' {
  return problems[resultCode(error) ?? -1]?.kind ?? 'other'
}

export function isSqliteError(error: unknown): boolean {
  return resultCode(error) !== null
}

/** A failure of the operating system, as Node tells it. */
export function isSystemError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error
}

export function isDamage(error: unknown): boolean {
  return sqliteCode(error) === 'damage'
}

/** The reason in words, without a path of the machine: it goes into faults. */
export function problemOf(error: unknown): string {
  const known = problems[resultCode(error) ?? -1]
  if (known !== undefined) return known.reason
  if (!(error instanceof Error)) return 'unknown'
  if ('code' in error && typeof error.code === 'string') return systemReasons[error.code] ?? error.code
  return error.message
}
