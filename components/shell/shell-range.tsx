'use client'
import { RangePicker, type RangePickerProps } from './range-picker'
import { InSlot } from './shell-slots'

/** A page's time range: in the top bar, below 768 px above the page. */
export function ShellRange(props: RangePickerProps) {
  return (
    <>
      <InSlot name="range">
        <RangePicker {...props} />
      </InSlot>
      <div className="no-print mb-3 md:hidden">
        <RangePicker {...props} />
      </div>
    </>
  )
}
