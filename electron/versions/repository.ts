import { readManifest } from '../places.ts'

declare global {
  /** Written by the build: `owner/name` of the repository that it was made from, '' for none. */
  var smppWorkbenchRepository: string | undefined
}

/** `owner/name` on GitHub of the repository that this build was made from; null when the build knows none. */
export function builtFrom(): string | null {
  return repositoryIn(globalThis.smppWorkbenchRepository || textOf(readManifest().repository))
}

function textOf(repository: unknown): string {
  if (typeof repository === 'string') return repository
  const { url } = { url: '', ...(repository as object | undefined) }
  return typeof url === 'string' ? url : ''
}

/** Reads 'owner/name', 'github:owner/name' and addresses of github.com. */
export function repositoryIn(text: string): string | null {
  const [, found] =
    /^(?:(?:github:|(?:git\+)?(?:https|ssh):\/\/(?:git@)?github\.com\/|git@github\.com:))?([\w.-]{1,100}\/[\w.-]{1,100}?)(?:\.git)?\/?$/.exec(
      text,
    ) ?? []
  return found ?? null
}
