/** A line that `send --json` prints. */
export interface Line {
  kind: string
  [key: string]: unknown
}

export const password = { SMPP_PASSWORD: 'demo' }

/** The arguments of `send` to an SMSC of this machine. */
export function sendTo(port: number, ...args: string[]): string[] {
  return ['send', '--port', String(port), '--system-id', 'demo', '--to', '79161234567', ...args]
}
