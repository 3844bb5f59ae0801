const HOUR = 3_600_000
const DAYS = 7 * 24 * HOUR

type Span = { from: string; to: string }

/** What drift and data quality are judged on: the newest seven days of predictions in the range, or the range where it is shorter. */
export function judgedWindow(range: Span, newestPrediction: string | null): Span {
  const [from, end] = [new Date(range.from).getTime(), new Date(range.to).getTime()]
  const newest = newestPrediction === null ? end : new Date(newestPrediction).getTime()
  const to = newest > from ? Math.min(end, newest) : end
  return { from: new Date(Math.max(from, to - DAYS)).toISOString(), to: new Date(to).toISOString() }
}
