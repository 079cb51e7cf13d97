import type { LoadResult, LoadSecond } from '../../shared/load/load-figures.ts'
import type { LoadMessages } from '../../shared/load/load-messages.ts'
import type { LoadSettings } from '../../shared/load/load-settings.ts'
import { LoadBinds, type LoadBindsOptions } from './load-binds.ts'
import { LoadRun } from './load-run.ts'

export interface ConnectionLoadOptions extends LoadBindsOptions {
  readonly settings: LoadSettings
  readonly messages: LoadMessages
  readonly onSecond: (second: LoadSecond) => void
}

/** A load over binds of its own: opens them, sends, unbinds. They make no cards and no rows of the capture. */
export class ConnectionLoad {
  readonly run: LoadRun
  readonly #binds: LoadBinds

  /** Throws the faults of ratePlan. */
  constructor(options: ConnectionLoadOptions) {
    this.#binds = new LoadBinds(options)
    this.run = new LoadRun({ ...options, window: options.connection.window, link: this.#binds.link })
  }

  /** Rejects as LoadBinds.open. Call once. */
  async start(): Promise<LoadResult> {
    try {
      await this.#binds.open()
      const result = this.run.run()
      this.#binds.serve(this.run)
      return await result
    } finally {
      await this.#binds.close()
    }
  }

  /** As LoadRun.stop; before everything is bound it ends at once. */
  stop(how: 'wait' | 'cut' = 'wait'): void {
    if (this.#binds.isOpen) this.run.stop(how)
    else this.#binds.cut()
  }
}
