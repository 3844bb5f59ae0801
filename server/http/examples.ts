import 'server-only'

/** Bodies of the main job, in its order: use case, model, version, predictions, labels. */
export const EXAMPLES: Record<string, unknown> = {
  'POST /use-cases': {
    slug: 'late-arrivals',
    name: 'Announce late arrivals in time',
    problem: 'Passengers learn too late that a flight will be late',
  },
  'POST /models': {
    slug: 'late-arrival',
    name: 'Late arrival',
    useCase: 'late-arrivals',
    kind: 'ml',
    task: 'binary',
    positiveClass: '1',
  },
  'POST /models/{model}/versions': {
    version: 'v1',
    features: [
      { name: 'distance', type: 'numeric' },
      { name: 'origin', type: 'categorical' },
    ],
  },
  'POST /predictions': {
    model: 'late-arrival',
    version: 'v1',
    predictions: [
      {
        id: 'flight-1',
        timestamp: '2026-01-31T12:00:00Z',
        features: { distance: 733, origin: 'ORD' },
        prediction: '1',
        score: 0.83,
        latencyMs: 12,
      },
    ],
  },
  'POST /labels': {
    model: 'late-arrival',
    labels: [{ id: 'flight-1', label: '1', timestamp: '2026-01-31T15:20:00Z' }],
  },
  'POST /kpis': {
    useCase: 'late-arrivals',
    slug: 'announced-in-time',
    name: 'Announced in time',
    unit: '%',
    direction: 'up',
    target: 80,
    source: 'Announcements made at least an hour before the planned arrival',
  },
  'POST /kpis/{slug}/values': { values: [{ timestamp: '2026-01-31T00:00:00Z', value: 74.2 }] },
  'POST /keys': { name: 'Scoring service', scopes: ['ingest'] },
}

/** Addresses that need their query string to be of use. */
export const EXAMPLE_QUERIES: Record<string, string> = {
  'POST /models/{model}/imports': 'kind=predictions&version=v1&map=id:flight_id,score:y_pred_proba',
  'GET /models/{model}/versions/{version}/drift': 'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&granularity=day',
  'GET /models/{model}/versions/{version}/performance':
    'from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z&granularity=week',
}
