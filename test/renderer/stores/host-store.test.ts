import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ScriptedHost } from '../../support/scripted-host.ts'

let host: ScriptedHost
let link: typeof import('../../../renderer/stores/host-store.ts')

beforeEach(async () => {
  host = new ScriptedHost()
  link = await import('../../../renderer/stores/host-store.ts')
})

afterEach(async () => {
  // The timer of the next attempt would outlive the window.
  host.isUp = true
  link.retryNow()
  if (state().phase === 'gone') await linked()
  vi.unstubAllGlobals()
})

const state = () => link.useHost.getState()
const linked = () => vi.waitUntil(() => state().phase === 'linked')
const gone = (attempt = 1) => vi.waitUntil(() => state().phase === 'gone' && state().attempt === attempt)

describe('the link to the engine', () => {
  test('comes up, and calls go over it', async () => {
    expect(state().phase).toBe('connecting')
    link.startLink()
    await linked()
    const answer = link.client().call('capture.clear', {})
    ;(await (await host.line()).call('capture.clear')).answer({})
    await expect(answer).resolves.toEqual({})
  })

  test('fails every call as unreachable while it is not there', async () => {
    await expect(link.client().call('capture.clear', {})).rejects.toMatchObject({ kind: 'unreachable' })
    link.startLink()
    await linked()
    const waiting = link.client().call('capture.clear', {})
    ;(await host.line()).break()
    await expect(waiting).rejects.toMatchObject({ kind: 'unreachable' })
    await gone()
    await expect(link.client().call('capture.clear', {})).rejects.toMatchObject({ kind: 'unreachable' })
  })

  test('counts the attempts and waits longer after each', async () => {
    host.isUp = false
    const before = Date.now()
    link.startLink()
    await gone(1)
    expect(state().retryAt).toBeGreaterThanOrEqual(before + 250)
    link.retryNow()
    await gone(2)
    expect(state().retryAt).toBeGreaterThanOrEqual(before + 500)
    host.isUp = true
    link.retryNow()
    await linked()
    expect(state()).toMatchObject({ attempt: 0, retryAt: null })
  })

  test('asks every five seconds for a minute, every thirty for ten, and then no more', () => {
    const waits: number[] = []
    for (let wait = link.retryDelayMs(0); wait !== null; wait = link.retryDelayMs(waits.length))
      waits.push(wait)
    const total = waits.reduce((sum, wait) => sum + wait, 0)
    expect(total).toBeGreaterThan(9 * 60_000)
    expect(total).toBeLessThan(11 * 60_000)
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
  })

  test('that has stopped asking tries again when it is told to', async () => {
    link.startLink()
    await linked()
    host.closeCode = 4401
    ;(await host.line()).break()
    await gone()
    expect(state()).toMatchObject({ isSignedOut: true, retryAt: null, canRetry: true })
    link.retryNow()
    await linked()
    expect(state()).toMatchObject({ isSignedOut: false, attempt: 0 })
  })

  test('returns by itself', async () => {
    link.startLink()
    await linked()
    ;(await host.line()).break()
    await gone()
    await linked()
    expect(await host.line(1)).toBeDefined()
  })

  test('makes one attempt, however often it is told to', async () => {
    link.startLink()
    await linked()
    ;(await host.line()).break()
    await gone()
    link.retryNow()
    link.retryNow()
    await linked()
    expect(host.lineCount).toBe(2)
  })

  test('knows a host that was started anew by its refusal of this window', async () => {
    host.isUp = false
    host.status = 401
    link.startLink()
    await gone()
    await vi.waitUntil(() => state().isForgotten)
    host.status = 200
    link.retryNow()
    await gone(2)
    await vi.waitUntil(() => !state().isForgotten)
  })

  test('that came up meanwhile is not called forgotten by an answer that comes late', async () => {
    const answers: (() => void)[] = []
    vi.stubGlobal('fetch', async () => {
      await new Promise<void>((resolve) => answers.push(resolve))
      return new Response(null, { status: 401 })
    })
    host.isUp = false
    link.startLink()
    await gone()
    await vi.waitUntil(() => answers.length > 0)
    host.isUp = true
    link.retryNow()
    await linked()
    for (const answer of answers) answer()
    await new Promise(setImmediate)
    expect(state()).toMatchObject({ phase: 'linked', isForgotten: false })
  })
})

describe('what depends on the link', () => {
  test('runs when it is up and whenever it comes back, until it is stopped', async () => {
    const run = vi.fn()
    const stop = link.onLinked(run)
    expect(run).not.toHaveBeenCalled()
    link.startLink()
    await linked()
    expect(run).toHaveBeenCalledTimes(1)
    ;(await host.line()).break()
    await gone()
    link.retryNow()
    await linked()
    expect(run).toHaveBeenCalledTimes(2)
    const late = vi.fn()
    link.onLinked(late)
    expect(late).toHaveBeenCalledTimes(1)
    stop()
    ;(await host.line(1)).break()
    await gone()
    link.retryNow()
    await linked()
    expect(run).toHaveBeenCalledTimes(2)
    expect(late).toHaveBeenCalledTimes(2)
  })

  test('runs though another one threw, which is told as a defect', async () => {
    const told: unknown[] = []
    vi.stubGlobal('reportError', (problem: unknown) => told.push(problem))
    link.onLinked(() => {
      throw new Error('a defect')
    })
    const run = vi.fn()
    link.onLinked(run)
    link.startLink()
    await linked()
    expect(run).toHaveBeenCalledTimes(1)
    expect(told).toEqual([new Error('a defect')])
  })
})

describe('a stream that is always followed', () => {
  test('starts again over each line from where it asks to, and can be stopped', async () => {
    let at = 0
    const heard: number[] = []
    const stop = link.followAlways(
      'app.status',
      () => {
        at += 1
        return {}
      },
      (items) => {
        heard.push(items.length)
      },
    )
    link.startLink()
    await linked()
    await (await host.line()).stream('app.status')
    ;(await host.line()).break()
    await gone()
    link.retryNow()
    const again = await (await host.line(1)).stream('app.status')
    await again.send([])
    expect(at).toBe(2)
    expect(heard).toEqual([0])
    stop()
    await vi.waitUntil(() => again.isEnded())
  })
})
