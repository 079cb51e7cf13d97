/** Ports are used again by others after a while: the last ones are enough. */
const keptAddresses = 64

/** Our side of sockets that belong to no session, 'host:port': those of checks. */
export class RecentAddresses {
  readonly #addresses = new Set<string>()

  add(address: string): void {
    this.#addresses.delete(address)
    this.#addresses.add(address)
    const [oldest] = this.#addresses
    if (this.#addresses.size > keptAddresses && oldest !== undefined) this.#addresses.delete(oldest)
  }

  has(address: string): boolean {
    return this.#addresses.has(address)
  }
}
