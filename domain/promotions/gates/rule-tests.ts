import { type Gate, missing, type OnBreach } from './gate'

/** The test cases kept with a version of rules all give what they should. `figure`: how many fail. */
export const ruleTests: Gate<OnBreach> = ({ evidence: { rules, model }, limits }) => {
  if (model.kind !== 'rules' && rules === null) {
    return { verdict: 'pass', figure: null, limit: null, because: 'the version has no rules', code: 'fulfilled' }
  }
  if (rules === null || rules.tests === 0) return missing(limits, 'the version has no test cases', 0)
  const [first] = rules.failed
  return first === undefined
    ? { verdict: 'pass', figure: 0, limit: 0, because: `${rules.tests} test cases hold`, code: 'fulfilled' }
    : {
        verdict: limits.onFail,
        figure: rules.failed.length,
        limit: 0,
        because: `${rules.failed.length} of ${rules.tests} test cases fail, first ${first}`,
        code: 'failed_tests',
      }
}
