import Button from '@mui/material/Button'
import { Component, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ContractError } from '../../shared/contract/client.ts'
import { forgetFailedFetches } from '../parts/fetched-part.tsx'

interface Props {
  readonly children: ReactNode
  /** A change of it (another screen) draws the children again. */
  readonly resetKey: string
}
interface State {
  readonly error: Error | null
  readonly resetKey: string
}

/** Shows the error of a failed screen in its place; the rest of the window goes on. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, resetKey: this.props.resetKey }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps(props: Props, state: State): Partial<State> | null {
    return props.resetKey === state.resetKey ? null : { error: null, resetKey: props.resetKey }
  }

  override componentDidCatch() {
    forgetFailedFetches()
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return <Crash error={error} onRetry={() => this.setState({ error: null })} />
  }
}

function Crash({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const { t } = useTranslation('common')
  const isNotGiven = error instanceof ContractError && error.kind === 'unreachable'
  return (
    <div className="pane crash" role="alert">
      <h1 className="screen-title">{t(isNotGiven ? 'notGiven.title' : 'bug.title')}</h1>
      <p>{t(isNotGiven ? 'notGiven.next' : 'bug.next')}</p>
      {!isNotGiven && <pre>{error.stack ?? error.message}</pre>}
      <div>
        <Button variant="contained" onClick={() => location.reload()}>
          {t('bug.reload')}
        </Button>{' '}
        <Button variant="outlined" onClick={onRetry}>
          {t('bug.tryAgain')}
        </Button>
      </div>
    </div>
  )
}
