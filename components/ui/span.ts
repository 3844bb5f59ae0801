export type Span = 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12

const SPANS: Record<Span, string> = {
  3: 'md:col-span-6 wide:col-span-3',
  4: 'md:col-span-6 wide:col-span-4',
  5: 'md:col-span-6 wide:col-span-5',
  6: 'md:col-span-6',
  7: 'md:col-span-6 wide:col-span-7',
  8: 'md:col-span-6 wide:col-span-8',
  9: 'md:col-span-6 wide:col-span-9',
  12: 'md:col-span-12',
}

const FULL: Record<Span, string> = {
  3: 'md:col-span-12 wide:col-span-3',
  4: 'md:col-span-12 wide:col-span-4',
  5: 'md:col-span-12 wide:col-span-5',
  6: 'md:col-span-12 wide:col-span-6',
  7: 'md:col-span-12 wide:col-span-7',
  8: 'md:col-span-12 wide:col-span-8',
  9: 'md:col-span-12 wide:col-span-9',
  12: 'md:col-span-12',
}

/** Columns of twelve. Up to 1,180 px two tiles share a row, or `full` takes it whole; below 768 px every tile does. */
export function spanClass(span: Span, full = false): string {
  return full ? FULL[span] : SPANS[span]
}
