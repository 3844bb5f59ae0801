'use client'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import type { Severity } from '@/domain/rules/check'
import type { Region } from '@/domain/rules/region'
import type { ShownFinding } from './prepare-findings'
import { exampleWords } from './region-words'
import { RowLink } from './row-link'
import { useRulesWords } from './use-rules-words'

const LOOK = {
  error: { tone: 'bad', shape: 'octagon' },
  warning: { tone: 'warn', shape: 'triangle' },
  info: { tone: 'muted', shape: null },
} as const satisfies Record<Severity, object>

export type Example = Region['example']
type Props = { findings: readonly ShownFinding[]; onTry?: ((example: Example) => void) | undefined }

function FindingItem({ finding, onTry }: { finding: ShownFinding } & Pick<Props, 'onTry'>) {
  const { t } = useRulesWords()
  const { kind, severity, text, rows, example } = finding
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 py-2">
      <Chip {...LOOK[severity]} className="mt-0.5">
        {t(`check.kind.${kind}`)}
        {severity !== 'info' && <span className="sr-only"> ({t(`check.severity.${severity}`)})</span>}
      </Chip>
      <div className="min-w-0 flex-1 basis-64">
        <p className="[overflow-wrap:anywhere]">{text}</p>
        {example && (
          <p className="text-small text-text-2 [overflow-wrap:anywhere]">
            {t('region.example')}: <code>{exampleWords({ example }, t)}</code>
          </p>
        )}
        {rows.length > 0 && (
          <p className="flex flex-wrap gap-x-3 text-small">
            {rows.map((place) => (
              <RowLink key={place.row} place={place}>
                {t('check.rowLink', { row: place.row })}
              </RowLink>
            ))}
          </p>
        )}
      </div>
      {example && onTry && (
        <Button size="sm" onClick={() => onTry(example)}>
          {t('check.tryIt')}
        </Button>
      )}
    </li>
  )
}

/** What is wrong with the tables, worst first, with the way to the rows. */
export function FindingsList({ findings, onTry }: Props) {
  return (
    <ul className="divide-y divide-border">
      {findings.map((finding) => (
        <FindingItem key={finding.key} finding={finding} onTry={onTry} />
      ))}
    </ul>
  )
}
