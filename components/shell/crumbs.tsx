'use client'
import { Breadcrumb, type Crumb } from './breadcrumb'
import { InSlot } from './shell-slots'

/** A page names its place; it appears in the top bar. */
export function Crumbs({ items }: { items: readonly Crumb[] }) {
  return (
    <InSlot name="crumbs">
      <Breadcrumb items={items} />
    </InSlot>
  )
}
