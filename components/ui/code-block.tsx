'use client'
import { CopyButton } from './copy-button'

type Props = { code: string; label: string; copy?: boolean }

/** Text to run or paste; scrolls inside, copies in one click. */
export function CodeBlock({ code, label, copy = true }: Props) {
  return (
    <div className="relative w-full min-w-0 rounded-sm bg-sunken">
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling box must be reachable by keyboard
        tabIndex={0}
        data-scroll
        className={`max-h-80 overflow-auto rounded-sm px-2.5 py-2 ${copy ? 'pr-16' : ''}`}
      >
        <pre className="whitespace-pre">{code}</pre>
      </section>
      {copy && <CopyButton text={code} size="sm" className="no-print absolute top-1 right-1 bg-sunken" />}
    </div>
  )
}
