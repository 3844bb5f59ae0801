import { DAY_MS } from '@/domain/time/windows'

const WEEK = 7 * DAY_MS

type Span = { from: string; to: string }

/**
 * What drift and data quality are judged on: the newest seven days of predictions, or the range where it is shorter. A range of
 * seven days or more gives seven whole ones, even where its own end lies after the newest prediction.
 */
export function judgedWindow(range: Span, newestPrediction: string | null): Span {
  const [from, end] = [new Date(range.from).getTime(), new Date(range.to).getTime()]
  const newest = newestPrediction === null ? end : new Date(newestPrediction).getTime()
  const to = newest > from ? Math.min(end, newest) : end
  const start = end - from >= WEEK ? to - WEEK : Math.max(from, to - WEEK)
  return { from: new Date(start).toISOString(), to: new Date(to).toISOString() }
}
