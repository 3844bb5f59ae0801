import { type ReactNode, useId } from 'react'

type Props = { title: ReactNode; state?: ReactNode; children?: ReactNode }

/** A second part of a tile below a hairline. */
export function TilePart({ title, state, children }: Props) {
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="mt-3 border-border border-t pt-2">
      <div className="mb-1 flex min-h-6 items-center gap-2">
        <h3 id={heading} className="mr-auto min-w-0 text-title">
          {title}
        </h3>
        {state}
      </div>
      {children}
    </section>
  )
}
