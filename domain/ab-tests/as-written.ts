import { controlIndex } from './arms'
import type { Plan } from './input'

type Arms = Pick<Plan, 'arms'>

const sayTheSame = (a: Arms, b: Arms): boolean => {
  const told = (plan: Arms) => {
    const control = controlIndex(plan)
    return plan.arms.map(({ arm, version, share }, place) => [arm, version, share, place === control].join('|')).sort()
  }
  return told(a).join('||') === told(b).join('||')
}

/**
 * A plan in the words of the one before: arms that are the same in another order or with the control spelt out, and a salt that was
 * left out or is the one that was made up for the test, are no change.
 */
export function asWritten(plan: Plan, before: Plan, salt: string): Plan {
  const { salt: given, ...rest } = plan
  const kept = before.salt === undefined ? (given === salt ? undefined : given) : (given ?? before.salt)
  return {
    ...rest,
    arms: sayTheSame(plan, before) ? before.arms : plan.arms,
    ...(kept !== undefined && { salt: kept }),
  }
}
