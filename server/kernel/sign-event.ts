import 'server-only'
import { createHmac, hkdfSync } from 'node:crypto'

const SECRET_BYTES = 32

/** What receivers check signatures with, in the notation of Standard Webhooks; follows from the installation's secret. */
export function feedSecret(secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'plumbline deployment events', SECRET_BYTES))
  return `whsec_${key.toString('base64')}`
}

/** Standard Webhooks, version 1: HMAC-SHA256 over `id.timestamp.payload`. */
export function signEvent(
  secret: string,
  event: { id: string; timestamp: Date; payload: string },
): { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string } {
  const seconds = String(Math.floor(event.timestamp.getTime() / 1000))
  const key = Buffer.from(feedSecret(secret).slice('whsec_'.length), 'base64')
  const mac = createHmac('sha256', key).update(`${event.id}.${seconds}.${event.payload}`).digest('base64')
  return { 'webhook-id': event.id, 'webhook-timestamp': seconds, 'webhook-signature': `v1,${mac}` }
}
