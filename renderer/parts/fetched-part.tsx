import { Component, type ComponentType, type ReactNode, Suspense, use } from 'react'
import { later } from '../link/later.ts'
import { fetchAllWords } from '../locales/i18n.ts'
import { notifyFault } from '../stores/toast-store.ts'

interface FetchedPart<P> {
  (props: P): ReactNode
  /** Before it is drawn. */
  readonly prefetch: () => void
}

/** Fetches that failed: a part that is drawn again asks for the very same until it is known that it failed. */
const failed = new Set<() => void>()

/** A part of the window that is fetched, with its words, when it is drawn first: until then the Suspense around it shows. */
export function fetchedPart<P extends object>(load: () => Promise<ComponentType<P>>): FetchedPart<P> {
  const part = later(async () => {
    const [one] = await Promise.all([load(), fetchAllWords()])
    return one
  })
  let asked: Promise<ComponentType<P>> | null = null
  const ask = () => {
    if (asked === null) {
      asked = part.load()
      asked.catch(() => {
        failed.add(() => {
          asked = null
        })
      })
    }
    return asked
  }
  const draw = (props: P) => {
    const Part = part.peek() ?? use(ask())
    return <Part {...props} />
  }
  // Whoever draws it asks again, and tells why it did not come.
  return Object.assign(draw, { prefetch: () => void part.load().catch(() => {}) })
}

/** Whoever draws a part anew has it fetched anew. */
export function forgetFailedFetches(): void {
  for (const forget of failed) forget()
  failed.clear()
}

interface PlaceProps {
  readonly children: ReactNode
  /** It could not be fetched: as if it had not been asked for. */
  readonly onFailed?: () => void
}

/** The place of a part that comes over the window: what keeps it from coming is told as a notice, and the window goes on. */
export class FetchedPlace extends Component<PlaceProps, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(problem: unknown) {
    forgetFailedFetches()
    notifyFault(problem)
    this.props.onFailed?.()
  }

  override render() {
    return this.state.hasFailed ? null : <Suspense>{this.props.children}</Suspense>
  }
}
