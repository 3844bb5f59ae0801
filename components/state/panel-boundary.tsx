'use client'
import { QueryErrorResetBoundary } from '@tanstack/react-query'
import { Component, type ReactNode, Suspense } from 'react'
import { type Span, spanClass } from '@/components/ui/span'
import { ErrorState } from './error-state'
import { Loading } from './loading'
import { requestIdOf } from './request-id'

type CatchProps = { render: (error: unknown, retry: () => void) => ReactNode; onRetry: () => void; children: ReactNode }

class Catch extends Component<CatchProps, { error: unknown; failed: boolean }> {
  override state = { error: null as unknown, failed: false }
  static getDerivedStateFromError(error: unknown) {
    return { error, failed: true }
  }
  retry = () => {
    this.props.onRetry()
    this.setState({ error: null, failed: false })
  }
  override render() {
    return this.state.failed ? this.props.render(this.state.error, this.retry) : this.props.children
  }
}

type Props = {
  /** Reserved in every state. */
  height?: number
  /** What is read, in words. */
  what?: string
  /** "The drift figures could not be read" */
  errorTitle?: string
  /** Of the tile inside, where the panel is a cell of a grid: its neighbours stay where they are in every state. */
  span?: Span
  children: ReactNode
}

/** Loading and error of one panel, without touching its neighbours. The error may carry `requestId`. */
export function PanelBoundary({ height = 160, what, errorTitle, span, children }: Props) {
  const inCell = (state: ReactNode) => (span ? <div className={spanClass(span)}>{state}</div> : state)
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Catch
          onRetry={reset}
          render={(error, retry) =>
            inCell(
              <ErrorState
                {...(errorTitle ? { title: errorTitle } : {})}
                height={height}
                requestId={requestIdOf(error)}
                onRetry={retry}
              />,
            )
          }
        >
          <Suspense fallback={inCell(<Loading height={height} {...(what ? { what } : {})} />)}>{children}</Suspense>
        </Catch>
      )}
    </QueryErrorResetBoundary>
  )
}
