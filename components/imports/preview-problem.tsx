'use client'
import { useTranslations } from 'use-intl'
import { Chip } from '@/components/ui/chip'
import type { ImportPreview } from './preview-data'

const NEEDED = ['id', 'timestamp', 'prediction', 'label'] as const

/** Why the file would be refused as it is mapped now; announced when it appears. */
export function PreviewProblem({ preview }: { preview: ImportPreview }) {
  const t = useTranslations('imports')
  const { problem } = preview
  const missing = problem?.errors.flatMap(
    ({ pointer, code }) => (code === 'column_absent' && NEEDED.find((name) => pointer === `/${name}`)) || [],
  )
  return (
    <div role="alert">
      {problem && (
        <div className="mb-2 flex flex-col gap-1.5 rounded-md border border-bad px-3 py-2">
          <Chip tone="bad" shape="octagon" className="self-start">
            {t('mapping.state.stops')}
          </Chip>
          {missing && missing.length > 0 ? (
            <ul className="list-disc pl-4">
              {missing.map((name) => (
                <li key={name}>{t(`problem.${name}`)}</li>
              ))}
            </ul>
          ) : (
            <p>{t('problem.other', { detail: problem.detail })}</p>
          )}
        </div>
      )}
    </div>
  )
}
