const HOUR = 3_600_000
const DAYS = 7 * 24 * HOUR

type Span = { from: string; to: string }

/**
 * What drift and data quality are judged on: the newest seven days of predictions, or the range where it is shorter. A range of
 * seven days or more gives seven whole ones, even where its own end lies after the newest prediction.
 */
export function judgedWindow(range: Span, newestPrediction: string | null): Span {
  const [from, end] = [new Date(range.from).getTime(), new Date(range.to).getTime()]
  const newest = newestPrediction === null ? end : new Date(newestPrediction).getTime()
  const to = newest > from ? Math.min(end, newest) : end
  const start = end - from >= DAYS ? to - DAYS : Math.max(from, to - DAYS)
  return { from: new Date(start).toISOString(), to: new Date(to).toISOString() }
}
