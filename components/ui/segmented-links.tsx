import Link from 'next/link'
import { cn } from '@/lib/cn'

type Props = { label: string; items: readonly { href: string; label: string; current: boolean }[] }

/** A segmented control whose choice lives in the URL; works without a script. */
export function SegmentedLinks({ label, items }: Props) {
  return (
    <nav aria-label={label} className="inline-flex w-fit rounded-md border border-border bg-sunken p-px">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          scroll={false}
          aria-current={item.current ? 'true' : undefined}
          className={cn(
            'inline-flex h-6 items-center rounded-[5px] px-2.5 font-medium text-small text-text-2 hover:no-underline',
            item.current && 'bg-surface text-text shadow-[0_0_0_1px_var(--border)]',
          )}
        >
          {item.label}
        </Link>
      ))}
    </nav>
  )
}
