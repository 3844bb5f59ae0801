export function SkipLink({ children }: { children: string }) {
  return (
    <a
      href="#main"
      className="no-print fixed top-2 left-2 z-60 -translate-y-24 rounded-md border border-border-strong bg-surface px-3 py-2 focus:translate-y-0"
    >
      {children}
    </a>
  )
}
