export function SkipLink({ href = '#main', children }: { href?: string; children: string }) {
  return (
    <a
      href={href}
      className="-top-12 no-print fixed left-2 z-60 rounded-md border border-border-strong bg-surface px-3 py-2 focus:top-2"
    >
      {children}
    </a>
  )
}
