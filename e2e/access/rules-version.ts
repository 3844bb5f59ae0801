const decisionTable = {
  hitPolicy: 'first',
  inputs: [{ id: 'a', name: 'Amount', field: 'amount' }],
  outputs: [{ id: 'p', name: 'Prediction', field: 'prediction' }],
  rules: [
    { _id: '1', a: '> 100', p: '"1"' },
    { _id: '2', a: '', p: '"0"' },
  ],
}
export const decisionModel = {
  nodes: [
    { id: 'in', name: 'in', type: 'inputNode' },
    { id: 'table', name: 'Amounts', type: 'decisionTableNode', content: decisionTable },
    { id: 'out', name: 'out', type: 'outputNode' },
  ],
  edges: [
    { id: '1', sourceId: 'in', targetId: 'table' },
    { id: '2', sourceId: 'table', targetId: 'out' },
  ],
}
/** A version of "scorer" that decides by rules. */
export const rulesVersion = {
  version: 'rules',
  features: [{ name: 'amount', type: 'numeric' }],
  rules: decisionModel,
}
