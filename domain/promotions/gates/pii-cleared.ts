import type { Gate } from './gate'
import { independentWord, type VouchLimits, vouchedFor } from './vouched-for'

const word = vouchedFor('pii_cleared', 'personal data are cleared')

/** Every feature has a sensitivity class and a person confirmed them. `figure`: features without a class, then statements. */
export const piiCleared: Gate<VouchLimits> = (input) => {
  const { unclassified, features } = input.evidence.version
  if (unclassified.length === 0 || !('one' in independentWord('pii_cleared', input))) return word(input)
  return {
    verdict: input.limits.onFail,
    figure: unclassified.length,
    limit: 0,
    because: `${unclassified.length} of ${features} features have no sensitivity class`,
    code: 'unclassified_features',
  }
}
