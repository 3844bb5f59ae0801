'use client'
import { Chip } from '@/components/ui/chip'
import { Row, Rows } from '@/components/ui/rows'
import { Tile } from '@/components/ui/tile'
import type { FieldProblem } from '@/domain/errors/codes'
import { fieldName, problemText } from './problem-words'
import { useAbWords } from './use-ab-words'

/** What keeps the plan from being frozen. */
export function ProblemsTile({ problems }: { problems: readonly FieldProblem[] }) {
  const words = useAbWords()
  const { t } = words
  return (
    <Tile
      title={t('problem.title')}
      span={6}
      state={<Chip tone={problems.length > 0 ? 'warn' : 'good'}>{t('problem.count', { count: problems.length })}</Chip>}
    >
      {problems.length === 0 ? (
        <p className="text-text-2">{t('problem.none')}</p>
      ) : (
        <Rows>
          {problems.map((problem) => (
            <Row
              key={`${problem.pointer} ${problem.code}`}
              label={problemText(problem, words)}
              hint={fieldName(problem.pointer, words)}
            />
          ))}
        </Rows>
      )}
    </Tile>
  )
}
