import type { KeyActor } from '@/domain/access/actor'
import type { FrozenRecord } from '@/domain/promotions/evidence'
import { createKey } from '@/server/access/create-key'
import { rotateKey } from '@/server/access/rotate-key'
import type { Caller } from '@/server/kernel/context'
import { createVersion } from '@/server/models/create-version'
import type { TestSystem } from '@/server/testing/open-test-system'
import { readEvidencePack } from './evidence-pack'
import { ask } from './promotion-fixture'
import { recordHash } from './record-hash'

/** A version made and asked for by the same person. */
export async function addOwn(test: TestSystem, who: Caller, model: string): Promise<string> {
  await createVersion.execute(who, {
    model,
    version: 'own',
    features: [{ name: 'x', type: 'numeric' }],
    reason: 'Mine.',
  })
  test.clock.advance(1000)
  return (await ask(who, { model, version: 'own' })).item.id
}

const installationKey = (test: TestSystem, key: { id: string; name: string }): Caller => {
  const actor: KeyActor = { kind: 'key', id: key.id, name: key.name, scopes: ['admin'], useCaseIds: null, owner: null }
  return test.callAs(actor)
}
const make = (who: Caller) =>
  createKey.execute(who, { name: 'Pipeline', scopes: ['admin'], owner: 'installation' }).then(({ item }) => item)

export async function requestThroughMadeKey(test: TestSystem, who: Caller, of: { model: string; version: string }) {
  return (await ask(installationKey(test, await make(who)), of)).item.id
}

export async function requestThroughRotatedKey(test: TestSystem, who: Caller, of: { model: string; version: string }) {
  const first = await make(who)
  const byKey = installationKey(test, first)
  const { item } = await rotateKey.execute(byKey, { id: first.id })
  return (await ask(installationKey(test, item), of)).item.id
}

/** Better evidence and a hash that fits it. */
export async function forgeEvidence(test: TestSystem, id: string): Promise<string[]> {
  const { frozen } = await readEvidencePack.execute(await test.as('risk_officer'), { id })
  const forged: FrozenRecord = { ...frozen, evidence: { ...frozen.evidence, labelled: 9999 } }
  return [
    `update promotions set evidence = jsonb_set(evidence, '{labelled}', '9999'), evidence_hash = '${recordHash(forged)}' where id = '${id}'`,
  ]
}
