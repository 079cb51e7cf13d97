/** The one channel between the preload and the engine's host. */
export const ipcChannel = 'workbench'

/** Octets after which the page reports what it has taken. */
export const takenStep = 256 * 1024

/**
 * Messages of the channel. `line` is chosen anew by every page, so that a message for the page before a
 * reload does not reach the one after it.
 */
export type IpcMessage =
  | { readonly kind: 'open'; readonly line: string }
  | { readonly kind: 'text'; readonly line: string; readonly text: string }
  /** Report of the page: octets of the texts it has handled since the report before. */
  | { readonly kind: 'taken'; readonly line: string; readonly octets: number }
  | { readonly kind: 'close'; readonly line: string }

/** Message of the channel, or undefined when it is not one of ours. */
export function readIpcMessage(value: unknown): IpcMessage | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const kind = 'kind' in value ? value.kind : undefined
  const line = 'line' in value ? value.line : undefined
  const text = 'text' in value ? value.text : undefined
  const octets = 'octets' in value ? value.octets : undefined
  if (typeof line !== 'string' || line.length > 64) return undefined
  if (kind === 'open' || kind === 'close') return { kind, line }
  if (kind === 'taken' && typeof octets === 'number' && octets > 0) return { kind, line, octets }
  return kind === 'text' && typeof text === 'string' ? { kind, line, text } : undefined
}
