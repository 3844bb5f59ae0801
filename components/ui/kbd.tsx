export function Kbd({ children }: { children: string }) {
  return <kbd className="rounded-sm border border-border bg-bg px-1 font-sans text-axis text-text-3">{children}</kbd>
}
