/**
 * The script that Chromium runs before a page's own: the preload's code with the `electron` a sandboxed preload can
 * require. It shares the page's world, which Electron's does not; what crosses is cloned all the same.
 */
export function pageScript(preloadSource: string): string {
  return `(() => {
  if (window !== window.top) return
  const listeners = new Map()
  window.__standInReceive = (channel, args) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...args)
  }
  const ipcRenderer = {
    send: (channel, ...args) => void window.__standInSend(channel, structuredClone(args)),
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener])
      return ipcRenderer
    },
  }
  // Functions cross the bridge as proxies, everything else as a copy, frozen.
  const bridged = (value) => {
    if (typeof value === 'function') return (...args) => bridged(value(...args.map(bridged)))
    if (value instanceof Promise) return value.then(bridged)
    if (value === null || typeof value !== 'object') return value
    if (Object.getPrototypeOf(value) !== Object.prototype && !Array.isArray(value)) return structuredClone(value)
    const entries = Object.entries(value).map(([key, inner]) => [key, bridged(inner)])
    return Object.freeze(Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries))
  }
  const contextBridge = {
    exposeInMainWorld: (name, api) =>
      Object.defineProperty(window, name, { value: bridged(api), enumerable: true }),
  }
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer }
    throw new Error('module not found: ' + name)
  }
  const module = { exports: {} }
  ;((require, module, exports) => {
${preloadSource}
  })(require, module, module.exports)
})()`
}
