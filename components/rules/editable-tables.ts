import { type DecisionDocument, nodeLabel } from '@/domain/rules/document'
import { type EditableTable, NOTE } from './draft'

/** The decision tables of a document as they are written; `note` names the column of remarks. */
export function editableTables(document: DecisionDocument, note: string): EditableTable[] {
  return document.nodes.flatMap((node, at): EditableTable[] => {
    if (node.type !== 'decisionTableNode') return []
    const { inputs, outputs, rules } = node.content
    return [
      {
        node: at,
        name: nodeLabel(node),
        columns: [
          ...inputs.map(({ id, name, field }) => ({ id, name: name || field || id, role: 'input' as const })),
          ...outputs.map(({ id, name, field }) => ({ id, name: name || field, role: 'output' as const })),
          { id: NOTE, name: note, role: 'note' },
        ],
        rules,
      },
    ]
  })
}
