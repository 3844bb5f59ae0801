import type { ReactNode } from 'react'
import { BrandMark } from './brand-mark'

type Props = { title: string; why?: ReactNode; tools?: ReactNode; foot?: ReactNode; children: ReactNode }

/** A page outside the workspace: signing in, first run, and what could not be found. */
export function PlainPage({ title, why, tools, foot, children }: Props) {
  return (
    <div className="flex min-h-screen flex-col">
      <header className="flex h-12 items-center gap-2 px-4 md:px-6">
        <BrandMark />
        <span className="mr-auto font-semibold text-[14px] tracking-[-0.01em]">Plumbline</span>
        {tools}
      </header>
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[440px] px-4 pt-[6vh] pb-8">
        <h1 className="mb-1 text-balance text-verdict">{title}</h1>
        {why && <p className="mb-4 text-pretty text-text-2">{why}</p>}
        <div className="mt-3 rounded-lg border border-border bg-surface px-4 pt-3 pb-4 shadow-card">{children}</div>
        {foot && <div className="mt-3 text-small text-text-3">{foot}</div>}
      </main>
    </div>
  )
}
