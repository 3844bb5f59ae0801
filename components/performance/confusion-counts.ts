import type { MetricAnswers, MetricKey } from '@/domain/performance/metric'

const NEAR = 1e-9

/** Share of actual positives that gives the accuracy, or where that says nothing, the precision. */
function prevalence(of: { recall: number; specificity: number; accuracy: number; precision: number | null }) {
  const { recall, specificity, accuracy, precision } = of
  if (Math.abs(recall - specificity) > NEAR) return (accuracy - specificity) / (recall - specificity)
  if (precision === null || precision <= 0 || specificity >= 1) return null
  const falseAlarms = 1 - specificity
  return falseAlarms / (falseAlarms + (recall * (1 - precision)) / precision)
}

/**
 * Counts of a binary window, actual by predicted in the order [negative, positive], from its rates and the number of labelled rows.
 * Null where a rate is undefined, for then one class is missing.
 */
export function confusionCounts(metrics: MetricAnswers, labelled: number): [[number, number], [number, number]] | null {
  const value = (key: MetricKey) => metrics[key]?.value ?? null
  const [recall, specificity, accuracy] = [value('recall'), value('specificity'), value('accuracy')]
  if (recall === null || specificity === null || accuracy === null || labelled <= 0) return null
  const share = prevalence({ recall, specificity, accuracy, precision: value('precision') })
  if (share === null) return null
  const positives = Math.round(labelled * Math.min(1, Math.max(0, share)))
  const negatives = labelled - positives
  const [hit, rejected] = [Math.round(positives * recall), Math.round(negatives * specificity)]
  return [
    [rejected, negatives - rejected],
    [positives - hit, hit],
  ]
}
