const commands: ReadonlySet<string> = new Set([
  'bind_receiver',
  'bind_transmitter',
  'bind_transceiver',
  'outbind',
])

/** True for a request that carries a password (SMPP 3.4 §4.1): where it is broken, its rest may hold it. */
export function holdsPassword({ command }: { readonly command: string | null }): boolean {
  return command !== null && commands.has(command)
}
