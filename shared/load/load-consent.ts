/** Parts a second that go to another machine without a question. */
export const unaskedRate = 50

/** True for a name or an address that can only be this machine. */
export function isThisMachine(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

/** The hosts that must be asked about before so many parts a second go there; empty: none. */
export function hostsToAskAbout(hosts: readonly string[], peakRate: number): readonly string[] {
  return peakRate <= unaskedRate ? [] : [...new Set(hosts.filter((host) => !isThisMachine(host)))]
}
